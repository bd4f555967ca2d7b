import { createHash } from 'node:crypto'
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
export interface ReadFiles {
  /** The bytes stay with who sent them; `file` is their place among the files. */
  readonly records: readonly (Omit<ReadRecord, 'content'> & { readonly file: number })[]
  readonly rejected: readonly Problem[]
}

/** For the sandbox: files of a feed to records. A bad file is told and harms no other. */
export function run(input: RecordFiles): Parsed<ReadFiles> {
  const feed = feeds.get(input.feed)
  const records: ReadFiles['records'][number][] = []
  const rejected: Problem[] = []
  if (feed?.shape !== 'records') return readable({ records, rejected })
  for (const [index, file] of input.files.entries()) {
    const read = feed.read(file.bytes)
    if (read.ok) {
      const hash = createHash('sha256').update(file.bytes).digest()
      records.push({ facts: read.value, hash, problems: read.warnings, file: index })
    } else rejected.push(...read.problems.map((one) => ({ ...one, path: `${file.name}${one.path}` })))
  }
  return readable({ records, rejected })
}
