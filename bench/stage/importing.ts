import { openAsBlob } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '#contract/client.ts'
import { importFeed } from '#contract/intel/feeds.ts'
import { type Job, readJob } from '#contract/platform/jobs.ts'
import type { Publication } from '../generate/publications.ts'

/** Imports what a source published and waits until the job has ended. @throws Error when not all was taken */
export async function importPublication(call: Client, { source, name, path }: Publication): Promise<Job> {
  const { job } = await call(importFeed, {
    params: { source },
    query: { name },
    body: await openAsBlob(path),
  })
  return await awaitJob(call, job)
}

/** Often at first, for short jobs; asking is work for the product too. */
const looks = { first: 10, last: 100 }

/** Waits until a job has ended. @throws Error when it did not end well */
export async function awaitJob(call: Client, id: string): Promise<Job> {
  for (let wait = looks.first; ; wait = Math.min(looks.last, 1.5 * wait)) {
    const job = await call(readJob, { params: { id } })
    if (job.endedAt !== null) {
      if (job.state !== 'done')
        throw new Error(`${job.title}: ${job.state} ${JSON.stringify(job.problems[0])}`)
      return job
    }
    await pause(wait)
  }
}
