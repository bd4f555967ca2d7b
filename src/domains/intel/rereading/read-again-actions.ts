import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { zstdDecompress } from 'node:zlib'
import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import { loadStated } from '#domains/inventory/index.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import type { ArchiveEntry } from '#platform/archives/index.ts'
import { csaf } from '../feeds/csaf/index.ts'
import type { ReadDocument, ReadRecord } from '../feeds/feed.ts'
import { readRecordFiles } from '../feeds/import-records-actions.ts'
import { readVexFiles } from '../feeds/import-vex-actions.ts'
import { vex } from '../feeds/vex/index.ts'
import { findDocuments, findLeftOut, restateDocuments } from '../records/document-store.ts'
import { restateRecords } from '../records/record-actions.ts'
import { lockRecords } from '../records/record-store.ts'
import { withdrawRecordsOf } from '../records/withdraw-actions.ts'
import { itemVex } from '../vex/item-document.ts'
import { restateVex } from '../vex/restate-actions.ts'
import { repackVex } from '../vex/restate-store.ts'
import type { VexRows } from '../vex/vex.ts'
import { keepVex, packVex } from '../vex/vex-actions.ts'
import { findVex } from '../vex/vex-store.ts'
import { findStillKept, type Outdated, settleVex } from './rereading-store.ts'

/** What came of documents that were read again. */
export interface Outcome {
  readonly read: number
  /** Of those, how many say anything else than before. */
  readonly changed: number
}

/** Documents as they are read today, and those that cannot be read. */
export interface ReadAgain {
  /** Of them all, how many could not be read. */
  readonly unread: number
  readonly problems: readonly Problem[]
  /** Writes what differs; counts only what stands as it was when it was fetched. */
  settle(deed: Deed, jobId: string): Promise<Outcome>
}

const unpack = promisify(zstdDecompress)

/** Documents that can be unpacked as files, each beside what is kept of it, and what is wrong with others. */
interface Unpacked {
  readonly files: readonly (ArchiveEntry & { readonly document: Outdated })[]
  readonly problems: readonly Problem[]
}

async function unpackAll(documents: readonly Outdated[]): Promise<Unpacked> {
  const opened = await Promise.all(
    documents.map(async (document) => {
      try {
        return { document, name: document.name, bytes: await unpack(document.content) }
      } catch {
        return problem(calledOf(document), 'reread.damaged')
      }
    }),
  )
  return {
    files: opened.flatMap((one) => ('bytes' in one ? [one] : [])),
    problems: opened.flatMap((one) => ('bytes' in one ? [] : [one])),
  }
}

const sumOf = (hash: Uint8Array) => Buffer.from(hash).toString('hex')

/** What a document is called where everybody who may see the job reads it: by its sum where its name is protected. */
function calledOf({ name, hash, isProtected }: Outdated): string {
  return isProtected ? `sha256:${sumOf(hash)}` : name
}

/** Problems as they were told of files, without the names of protected documents. */
function withoutNames(problems: readonly Problem[], documents: readonly Outdated[]): readonly Problem[] {
  const hidden = documents.filter(({ isProtected }) => isProtected)
  return problems.map((one) => {
    const document = hidden.find(({ name }) => one.path.startsWith(name))
    return document === undefined
      ? one
      : { ...one, path: calledOf(document) + one.path.slice(document.name.length) }
  })
}

/** Reads CSAF documents with their records, statements and verdicts, apart from the server. */
export async function readCsafAgain(
  _context: Context,
  documents: readonly Outdated[],
  signal: AbortSignal,
): Promise<ReadAgain> {
  const { files, problems } = await unpackAll(documents)
  const batch = await readRecordFiles({ feed: csaf, files, sums: new Map(), signal })
  const kept = new Map(documents.map((document) => [sumOf(document.hash), document]))
  const read = batch.documents.filter(({ facts, hash }) => kept.get(sumOf(hash))?.name === facts.name)
  const renamed = batch.documents.filter((one) => !read.includes(one))
  return {
    unread: documents.length - read.length,
    problems: [
      ...problems,
      ...withoutNames(batch.rejected, documents),
      ...renamed.map((one) => toldRenamed(one, kept)),
    ],
    settle: (deed, jobId) => settleCsaf(deed, { documents: read, records: batch.records, jobId }),
  }
}

/** By another name its records are others, and so is what was decided by them: it is left as it is, and told. */
function toldRenamed({ facts, hash }: ReadDocument, kept: ReadonlyMap<string, Outdated>): Problem {
  const document = kept.get(sumOf(hash))
  if (document === undefined) return problem('', 'reread.other-name', { name: facts.name })
  return problem(calledOf(document), 'reread.other-name', {
    name: document.isProtected ? '…' : facts.name,
  })
}

interface CsafBatch {
  readonly documents: readonly ReadDocument[]
  readonly records: readonly ReadRecord[]
  readonly jobId: string
}

async function settleCsaf(deed: Deed, { documents, records, jobId }: CsafBatch): Promise<Outcome> {
  await lockRecords(deed.db)
  const today = await findDocuments(
    deed.db,
    csaf.id,
    documents.map(({ facts }) => facts.name),
  )
  // Meanwhile a newer document may have taken the place of one.
  const still = documents.filter(({ facts, hash }) => {
    const kept = today.get(facts.name)
    return kept !== undefined && Buffer.compare(kept.hash, hash) === 0
  })
  const names = new Set(still.map(({ facts }) => facts.name))
  const own = records.filter(({ facts }) => names.has(facts.document ?? ''))
  const documentOf = new Map(own.map(({ facts }) => [facts.name, facts.document ?? '']))
  const changed = new Set(
    (await restateRecords(deed, csaf.id, { records: own, jobId })).map((name) => documentOf.get(name)),
  )
  for (const name of await restateDocuments(deed.db, csaf.id, still)) changed.add(name)
  const leftOut = await findLeftOut(deed.db, csaf.id, still)
  await withdrawRecordsOf(
    deed,
    csaf.id,
    leftOut.map(({ name }) => name),
  )
  for (const { document } of leftOut) changed.add(document)
  for (const name of await restateStatements(deed, still)) changed.add(name)
  return { read: still.length, changed: changed.size }
}

/** @returns the names of documents that state anything else, or for the first time anything */
async function restateStatements(deed: Deed, documents: readonly ReadDocument[]): Promise<readonly string[]> {
  const kept = new Map(
    (
      await findVex(
        deed.db,
        documents.map(({ vex: { head } }) => head),
      )
    ).map((one) => [one.name, one]),
  )
  const fresh = documents.filter(({ facts }) => !kept.has(facts.name))
  const outcomes = await keepVex(
    deed,
    csaf.id,
    fresh.map(({ vex: rows }) => ({ rows, content: null })),
  )
  const again = documents.flatMap(({ facts, hash, vex: rows }) => {
    const before = kept.get(facts.name)
    return before === undefined || Buffer.compare(before.hash, hash) !== 0
      ? []
      : [{ ...before, isOfItem: false, rows }]
  })
  const changed = new Set(await restateVex(deed, again))
  await settleVex(
    deed.db,
    again.map(({ id }) => id),
  )
  return [
    ...fresh.filter((_, index) => outcomes[index] === 'changed').map(({ facts }) => facts.name),
    ...again.filter(({ id }) => changed.has(id)).map(({ name }) => name),
  ]
}

/** Reads VEX documents apart from the server; of items' own ones what is stated today. */
export async function readVexAgain(
  context: Context,
  documents: readonly Outdated[],
  signal: AbortSignal,
): Promise<ReadAgain> {
  const { files, problems } = await unpackAll(documents)
  const today = await Promise.all(files.map((file) => restatedFile(context, file)))
  const batch = await readVexFiles(vex, today, signal)
  const rowsOf = new Map(batch.documents.map(({ rows }) => [sumOf(rows.head.hash), rows]))
  const read = today.flatMap(({ document, bytes, sum }) => {
    const rows = rowsOf.get(sum)
    return rows === undefined ? [] : [{ document, bytes, rows }]
  })
  return {
    unread: documents.length - read.length,
    problems: [...problems, ...withoutNames(batch.rejected, documents)],
    settle: (deed) => settleVexBatch(deed, read),
  }
}

type VexFile = Unpacked['files'][number]

/** An item's document states what it states by its facts, written anew; where it is gone, as it was. */
async function restatedFile(context: Context, file: VexFile): Promise<VexFile & { readonly sum: string }> {
  const { ciId, slot } = file.document
  const bytes = ciId === null || slot === null ? file.bytes : await loadItemVex(context, { ciId, slot })
  const today = bytes ?? file.bytes
  return { ...file, bytes: today, sum: createHash('sha256').update(today).digest('hex') }
}

async function loadItemVex(
  context: Context,
  place: { readonly ciId: string; readonly slot: string },
): Promise<Buffer | null> {
  const stated = await asActor(context, (deed) => loadStated(deed, place))
  return stated === null ? null : itemVex(stated)
}

interface VexAgain {
  readonly document: Outdated
  readonly bytes: Uint8Array
  readonly rows: VexRows
}

async function settleVexBatch(deed: Deed, read: readonly VexAgain[]): Promise<Outcome> {
  await lockRecords(deed.db)
  const today = await findStillKept(
    deed.db,
    read.map(({ document }) => document),
  )
  const still = read.flatMap(({ document, bytes, rows }) => {
    const kept = today.get(document.key)
    const isOfItem = document.ciId !== null
    return kept === undefined ? [] : [{ id: document.key, ...kept, isOfItem, rows, bytes }]
  })
  const changed = await restateVex(deed, still)
  for (const { id, rows, bytes } of still.filter(({ isOfItem }) => isOfItem)) {
    await repackVex(deed.db, id, { hash: rows.head.hash, packed: await packVex(bytes) })
  }
  await settleVex(
    deed.db,
    still.map(({ id }) => id),
  )
  return { read: still.length, changed: changed.length }
}
