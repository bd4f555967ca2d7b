import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { asActor, type Context } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { keepFile } from '#platform/files/index.ts'
import type { JobOutcome } from '#platform/jobs/job.ts'
import { insertJob } from '#platform/jobs/job-store.ts'
import { importFeed } from '../feeds/import-feed-actions.ts'

/** An OSV record; what is not told here a test adds. */
export function osvRecord(id: string, rest: Readonly<Record<string, unknown>> = {}): object {
  return { schema_version: '1.7.0', id, modified: '2026-11-20T00:00:00Z', ...rest }
}

/** What one npm package's range looks like in a record. */
export function affects(name: string, ...[fixed = '2.0.0']: readonly string[]): object {
  return {
    package: { ecosystem: 'npm', name },
    ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }],
  }
}

/** A zip of records as OSV.dev publishes it, by the names of its files. */
export async function zipOf(files: Readonly<Record<string, object | string>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)), name)
  }
  zip.end()
  return await buffer(zip.outputStream)
}

/** A zip of records, each in a file of its id. */
export async function zipOfRecords(...records: readonly object[]): Promise<Buffer> {
  return await zipOf(
    Object.fromEntries(
      records.map((record, index) => [`${'id' in record ? String(record.id) : index}.json`, record]),
    ),
  )
}

interface Published {
  readonly source: string
  readonly content: Uint8Array
  readonly name?: string
}

/** A queued import of published content; `attempt` runs it, as often as wanted. */
export async function queueImport(context: Context, { source, content, name = 'all.zip' }: Published) {
  const file = await keepFile(context.files, Readable.from([content]), { maxBytes: 100_000_000 })
  const id = newId(context.clock)
  const input = { source, hash: file.hash, name }
  await asActor(context, async (deed) => {
    const job = { kind: 'intel.import-feed', title: name, input, ownerId: null, origin: 'cli' } as const
    await insertJob(deed, id, { ...job, at: deed.now })
  })
  let attempts = 0
  return {
    id,
    /** @param killed aborted as soon as the first batch has been committed */
    async attempt(killed?: AbortController): Promise<JobOutcome> {
      attempts += 1
      const row = await context.database.kysely
        .updateTable('platform.job')
        .set({ state: 'running', attempts })
        .where('id', '=', id)
        .returning('checkpoint')
        .executeTakeFirstOrThrow()
      const run = { id, attempt: attempts, input, ownerId: null, origin: 'cli' } as const
      return await importFeed(context, {
        ...run,
        checkpoint: row.checkpoint,
        signal: (killed ?? new AbortController()).signal,
        progress: () => killed?.abort(new Error('killed')),
      })
    },
  }
}

/** Imports published content. */
export async function importContent(context: Context, published: Published): Promise<JobOutcome> {
  return await (await queueImport(context, published)).attempt()
}
