import { createHash } from 'node:crypto'
import type { Problem } from '#kernel/errors/app-error.ts'
import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { vexRows } from '../vex/vex.ts'
import type { DocumentReading, ReadDocument, ReadRecord, RecordFeed } from './feed.ts'
import { feeds } from './index.ts'

/** Files of an archive, as many as fit one call. */
export interface RecordFiles {
  readonly feed: string
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

/** What was read, and per file what could not be. */
export interface ReadFiles {
  /** The bytes stay with who sent them, where the record is not a part of them; `file` is their place among the files. */
  readonly records: readonly (Omit<ReadRecord, 'content'> & {
    readonly file: number
    readonly part?: Uint8Array
  })[]
  readonly documents: readonly (Omit<ReadDocument, 'content' | 'checksum'> & { readonly file: number })[]
  readonly rejected: readonly Problem[]
}

interface Gathered {
  readonly records: ReadFiles['records'][number][]
  readonly documents: ReadFiles['documents'][number][]
  readonly rejected: Problem[]
}

/** For the sandbox: files of a feed to records. A bad file is told and harms no other. */
export async function run(input: RecordFiles): Promise<Parsed<ReadFiles>> {
  const feed = feeds.get(input.feed)
  const gathered: Gathered = { records: [], documents: [], rejected: [] }
  if (feed?.shape !== 'records') return readable(gathered)
  for (const [index, file] of input.files.entries()) {
    const problems =
      feed.documents === undefined
        ? readRecord(feed, { index, bytes: file.bytes }, gathered)
        : await readDocument(feed.documents, { index, bytes: file.bytes }, gathered)
    gathered.rejected.push(...problems.map((one) => ({ ...one, path: `${file.name}${one.path}` })))
  }
  return readable(gathered)
}

interface NumberedFile {
  readonly index: number
  readonly bytes: Uint8Array
}

function readRecord(
  feed: RecordFeed,
  { index, bytes }: NumberedFile,
  { records }: Gathered,
): readonly Problem[] {
  const read = feed.read(bytes)
  if (!read.ok) return read.problems
  const hash = createHash('sha256').update(bytes).digest()
  records.push({ facts: read.value, hash, problems: read.warnings, file: index })
  return []
}

/** A record of a document has the document's bytes and its own name for its identity. */
async function readDocument(
  reading: DocumentReading,
  { index, bytes }: NumberedFile,
  { records, documents }: Gathered,
): Promise<readonly Problem[]> {
  const read = reading.open(bytes)
  if (!read.ok) return read.problems
  const hash = createHash('sha256').update(bytes).digest()
  for (const { facts, content } of read.value.records) {
    const own = createHash('sha256').update(hash).update(facts.name).digest()
    records.push({ facts, hash: own, problems: read.warnings, file: index, part: content })
  }
  documents.push({
    facts: read.value.document,
    judgement: await read.value.judge(),
    records: read.value.records.map(({ facts }) => facts.name),
    vex: vexRows(read.value.vex, { bytes, problems: read.warnings }),
    hash,
    file: index,
  })
  return []
}
