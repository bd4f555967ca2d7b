import { createHash } from 'node:crypto'
import { zstdCompressSync } from 'node:zlib'
import type { Problem } from '#kernel/errors/app-error.ts'
import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import type { ReadRecord } from './feed.ts'
import { feeds } from './index.ts'

/** Files of an archive, as many as fit one call. */
export interface RecordFiles {
  readonly feed: string
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

/** What was read, and per file what could not be. */
export interface RecordBatch {
  readonly records: readonly ReadRecord[]
  readonly rejected: readonly Problem[]
}

/** For the sandbox: files of a feed to records. A bad file is told and harms no other. */
export function run(input: RecordFiles): Parsed<RecordBatch> {
  const feed = feeds.get(input.feed)
  const records: ReadRecord[] = []
  const rejected: Problem[] = []
  for (const file of input.files) {
    const read = feed?.read(file.bytes)
    if (read?.ok) {
      records.push({
        facts: read.value,
        content: zstdCompressSync(file.bytes),
        hash: createHash('sha256').update(file.bytes).digest(),
        problems: read.warnings,
      })
    } else
      rejected.push(...(read?.problems ?? []).map((one) => ({ ...one, path: `${file.name}${one.path}` })))
  }
  return readable({ records, rejected })
}
