import type { Problem } from '#kernel/errors/app-error.ts'
import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { type VexRows, vexRows } from '../vex/vex.ts'
import { feeds } from './index.ts'
import type { RecordFiles } from './read-records.task.ts'

/** What was read, each with its place among the files, and what could not be. */
export interface ReadVexFiles {
  readonly documents: readonly { readonly file: number; readonly rows: VexRows }[]
  readonly rejected: readonly Problem[]
}

/** For the sandbox: VEX documents to the rows that are kept of them. A bad file is told and harms no other. */
export function run(input: RecordFiles): Parsed<ReadVexFiles> {
  const feed = feeds.get(input.feed)
  if (feed?.shape !== 'vex') throw new Error(`${input.feed} publishes no VEX`)
  const documents: ReadVexFiles['documents'][number][] = []
  const rejected: Problem[] = []
  for (const [file, { name, bytes }] of input.files.entries()) {
    const read = feed.read(bytes)
    if (read.ok) documents.push({ file, rows: vexRows(read.value, { bytes, problems: read.warnings }) })
    else rejected.push(...read.problems.map((one) => ({ ...one, path: `${name}${one.path}` })))
  }
  return readable({ documents, rejected })
}
