import type { Command } from 'commander'
import { importFeed, listFeeds } from '#contract/intel/feeds.ts'
import { type Connection, withConnection } from '../connection.ts'
import { addCommand, type Common } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import { tellImports } from '../feed-report.ts'
import { requireDone, runErrands } from '../following.ts'
import { findPublished, type Parcel } from '../uploads/published.ts'
import { type Left, sortPublished } from '../uploads/sort.ts'

/** The contract's limit for a name. */
const longestName = 255
/** Names of what is left out that are told one by one. */
const namedSkips = 10

/** Stands for the source where the files themselves are to tell it; no source is called so. */
const byContent = 'auto'

/** Files, and the source they go to. */
interface Load {
  readonly source: string
  readonly parcels: readonly Parcel[]
}

interface Gathered {
  readonly loads: readonly Load[]
  readonly left: readonly Left[]
}

/**
 * `feed import`: what sources publish, from files or folders laid out as they do it; source by source, or of any
 * sources at once, told apart by what the files hold.
 */
export function addFeedImport(feed: Command, desk: Desk): void {
  addCommand(feed, desk, 'import <SOURCE> <PATH...>').action(
    async (source: string, paths: readonly string[], options: Common) => {
      const gathering = source === byContent ? gatherByContent(desk, paths) : gather(desk, [source, ...paths])
      // Looking into many files takes a while, and so does opening a data folder: one beside the other.
      if (source === byContent) gathering.catch(() => undefined)
      else await gathering
      await withConnection(desk, async (connection) => {
        const { loads, left } = await gathering
        await requireSources(connection, loads)
        const errands = loads.flatMap((load) =>
          load.parcels.map((parcel) => errandOf(connection, load, parcel)),
        )
        const jobs = await runErrands(desk, connection, errands)
        const sources = loads.flatMap(({ source: id, parcels }) => parcels.map(() => id))
        const imports = jobs.map((job, index) => ({ job, source: sources[index] ?? source }))
        await tellImports(desk, options, { client: connection.client, imports, left })
        requireDone(jobs)
      })
    },
  )
}

function errandOf({ client }: Connection, { source }: Load, parcel: Parcel) {
  const query = { name: parcel.name.slice(-longestName) }
  return { send: () => client(importFeed, { params: { source }, query, body: parcel.open() }) }
}

async function gatherByContent(desk: Desk, paths: readonly string[]): Promise<Gathered> {
  const { consignments, left } = await sortPublished(paths)
  const number = new Intl.NumberFormat(desk.language)
  for (const { source, files } of consignments) {
    desk.output.note(desk.say('feeds.taken', { source, count: files, number: number.format(files) }))
  }
  for (const why of ['document', 'unknown', 'damaged', 'rest'] as const) {
    tellLeft(
      desk,
      why,
      left.filter((one) => one.why === why),
    )
  }
  return { loads: consignments, left }
}

function tellLeft(desk: Desk, why: Left['why'], left: readonly Left[]): void {
  const count = left.reduce((sum, one) => sum + one.count, 0)
  if (count === 0) return
  const number = new Intl.NumberFormat(desk.language).format(count)
  const names = left.slice(0, namedSkips).map(({ name }) => name)
  const more = left.length - names.length
  const rest = more > 0 ? [desk.say('feeds.skipped-more', { count: more })] : []
  desk.output.note([desk.say(`feeds.left.${why}`, { count, number }), ...names, ...rest].join('\n  '))
}

/** @param words sources and paths in turn */
async function gather(desk: Desk, words: readonly string[]): Promise<Gathered> {
  if (words.length % 2 === 1) throw refuseUse('path-missing', { facts: { source: words.at(-1) ?? '' } })
  const loads: Load[] = []
  for (let index = 0; index < words.length; index += 2) {
    const [source = '', path = ''] = words.slice(index)
    const { parcels, skipped } = await findPublished(path)
    tellSkipped(desk, skipped)
    loads.push({ source, parcels })
  }
  return { loads, left: [] }
}

/** Of several sources none is begun with before all are known. @throws AppError `cli.source-unknown` */
async function requireSources({ client }: Connection, loads: readonly Load[]): Promise<void> {
  if (loads.length === 1) return
  const ids = (await client(listFeeds)).rows.map((feed) => feed.id)
  const unknown = loads.find(({ source }) => !ids.includes(source))
  if (unknown === undefined) return
  throw refuseUse('source-unknown', { facts: { source: unknown.source, ids: ids.join(', ') } })
}

function tellSkipped(desk: Desk, names: readonly string[]): void {
  for (const name of names.slice(0, namedSkips)) desk.output.note(desk.say('feeds.skipped', { name }))
  const count = names.length - namedSkips
  if (count > 0) desk.output.note(desk.say('feeds.skipped-more', { count }))
}
