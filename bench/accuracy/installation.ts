import { setTimeout as pause } from 'node:timers/promises'
import { importFeed } from '#contract/intel/feeds.ts'
import { readJob } from '#contract/platform/jobs.ts'
import type { Context } from '#domains/identity/index.ts'
import type { Config } from '#platform/config/config.ts'
import { openAlone } from '../../src/apps/cli/alone.ts'
import { findPublished } from '../../src/apps/cli/uploads/published.ts'
import type { Publication } from './label.ts'

/** The product on a data folder of its own. */
export interface Installation {
  readonly context: Context
  /** Imports as `feed import` does and waits until all is matched. Returns what was not taken, in words. */
  importAll(publications: readonly Publication[]): Promise<readonly string[]>
  close(): Promise<void>
}

export async function openInstallation(config: Config): Promise<Installation> {
  const means = await openAlone({ config, language: 'en', leaving: new AbortController().signal })
  const { client, context } = means
  if (context === undefined) throw new Error('the installation is not our own')

  async function send(source: string, parcel: { readonly name: string; open(): ReadableStream }) {
    const { job } = await client(importFeed, {
      params: { source },
      query: { name: parcel.name.slice(-255) },
      body: parcel.open(),
    })
    for (;;) {
      const now = await client(readJob, { params: { id: job } })
      if (now.endedAt !== null) return now
      await pause(50)
    }
  }

  return {
    context,
    async importAll(publications) {
      await means.startWork()
      const notTaken: string[] = []
      for (const { source, path } of publications) {
        const { parcels } = await findPublished(path)
        for (const parcel of parcels) {
          const job = await send(source, parcel)
          if (job.state !== 'done')
            notTaken.push(`${source} ${parcel.name}: ${job.state}, ${job.problemCount ?? '?'}`)
        }
      }
      const { waiting, parked } = await means.settle()
      if (waiting + parked > 0) throw new Error(`${waiting + parked} events were not handled`)
      return notTaken
    },
    close: () => means.close(),
  }
}
