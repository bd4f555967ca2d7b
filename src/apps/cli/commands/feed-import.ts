import type { Command } from 'commander'
import { importFeed } from '#contract/intel/feeds.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { tellImports } from '../feed-report.ts'
import { requireDone, runErrands } from '../following.ts'
import { findPublished } from '../uploads/published.ts'

/** The contract's limit for a name. */
const longestName = 255
/** Names of what is left out that are told one by one. */
const namedSkips = 10

/** `feed import`: what a source publishes, from a file or a folder laid out as the source does it. */
export function addFeedImport(feed: Command, desk: Desk): void {
  addCommand(feed, desk, 'import <SOURCE> <PATH>').action(
    async (source: string, path: string, options: Common) => {
      const { parcels, skipped } = await findPublished(path)
      tellSkipped(desk, skipped)
      await withConnection(desk, async (connection) => {
        const jobs = await runErrands(
          desk,
          connection,
          parcels.map((parcel) => ({
            send: () =>
              connection.client(importFeed, {
                params: { source },
                query: { name: parcel.name.slice(-longestName) },
                body: parcel.open(),
              }),
          })),
        )
        await tellImports(desk, options, { client: connection.client, source, jobs })
        requireDone(jobs)
      })
    },
  )
}

function tellSkipped(desk: Desk, names: readonly string[]): void {
  for (const name of names.slice(0, namedSkips)) desk.output.note(desk.say('feeds.skipped', { name }))
  const count = names.length - namedSkips
  if (count > 0) desk.output.note(desk.say('feeds.skipped-more', { count }))
}
