import { asActor, type Context } from '#domains/identity/index.ts'
import { pointerStep } from '#formats/json/pointer.ts'
import { type RecordSplitter, splitRecords } from '#formats/json/split-records.ts'
import { splitElements } from '#formats/xml/split-elements.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import { type ArchiveEntry, type EntrySplitter, readEntries } from '#platform/archives/index.ts'
import { type JobRun, keptProblems } from '#platform/jobs/job.ts'
import { keepCheckpoint } from '#platform/jobs/job-store.ts'
import { limitsForRecords, runInSandbox } from '#platform/sandbox/index.ts'
import { keepDocuments, leaveOutOlder } from '../records/document-actions.ts'
import { keepRecords, many } from '../records/record-actions.ts'
import { keepVex } from '../vex/vex-actions.ts'
import { catchUpSearch } from '../vulnerabilities/vulnerability-store.ts'
import { batchSize, groups } from './batch-actions.ts'
import { addCounts, countRecords, countsFrom, noCounts, type RunCounts } from './counts.ts'
import type { ReadDocument, ReadRecord, RecordFeed } from './feed.ts'
import { writeRun } from './feed-store.ts'
import { type Import, type Imported, openedName } from './published-actions.ts'
import { readAhead } from './read-ahead.ts'
import type { ReadFiles } from './read-records.task.ts'
import { compareSum, readSums } from './sums-actions.ts'

/** How far an import has come: entries that need not be looked at again, and what they came to. */
interface Checkpoint {
  readonly entries: number
  readonly counts: RunCounts
}

/** Files that were read apart from the server. */
export interface Batch {
  readonly entries: number
  readonly records: readonly ReadRecord[]
  readonly documents: readonly ReadDocument[]
  readonly rejected: readonly Problem[]
}

/** Imports a file of records. While one batch of them is written, the next is read. */
export async function importRecords(
  context: Context,
  feed: RecordFeed,
  { run, path }: Import,
): Promise<Imported> {
  const problems: Problem[] = []
  let unreadable = 0
  const onProblem = (found: Problem) => {
    unreadable += 1
    if (problems.length < keptProblems) problems.push(found)
  }
  let state = readCheckpoint(run.checkpoint)
  const accept = (name: string) => name === openedName || feed.isRecord(name)
  const entries = readEntries(path, { accept, onProblem, ...splitting(feed, run, onProblem) })
  const sums = await readSums(feed, path)
  const batches = readAhead(
    groups(entries, state.entries),
    (files) => readRecordFiles({ feed, files, sums, signal: run.signal }),
    feed.documents === undefined ? 1 : judgedAtOnce,
  )
  for await (const batch of batches) {
    problems.push(...batch.rejected.slice(0, keptProblems - problems.length))
    state = await keepBatch(context, { feed, run, batch, state })
    run.progress(state.entries)
  }
  if (state.counts.changed >= many) await catchUpSearch(context.database.kysely)
  return { counts: addCounts(state.counts, { ...noCounts, rejected: unreadable }), problems }
}

/** Judging takes far longer than keeping what came of it; of processes that are kept warm there are as many. */
const judgedAtOnce = 2

function readCheckpoint(kept: unknown): Checkpoint {
  const { entries, counts } = Object(kept)
  return { entries: Number(entries ?? 0), counts: countsFrom(counts) }
}

/** Files of many records are taken apart while they are unpacked; a feed's year of them has some hundred megabytes. */
function splitting(feed: RecordFeed, run: JobRun, onProblem: (found: Problem) => void) {
  if (feed.arrays === undefined && feed.elements === undefined) return {}
  const split = (name: string): EntrySplitter => {
    const file = name === openedName ? String(run.input.name ?? name).replace(/\.(?:gz|zst)$/i, '') : name
    const splitter = splitterFor(feed, file)
    const named = (pieces: ReturnType<typeof splitter.push>): readonly ArchiveEntry[] =>
      pieces.map(({ place, bytes }) => ({ name: `${file}${place}`, bytes }))
    return {
      push: (chunk) => named(splitter.push(chunk)),
      end() {
        const last = named(splitter.end())
        for (const { place, code } of splitter.faults)
          onProblem(problem(`/${pointerStep(file)}${place}`, code))
        return last
      },
    }
  }
  return { split }
}

function splitterFor({ arrays, nested, elements }: RecordFeed, file: string): RecordSplitter {
  const isXml = elements !== undefined && !(nested !== undefined && /\.json$/i.test(file))
  if (isXml) return splitElements({ elements })
  return splitRecords({ arrays: arrays ?? new Set(), nested, isLines: /\.(?:ndjson|jsonl)$/i.test(file) })
}

const task = new URL('./read-records.task.ts', import.meta.url)

/** Files of a feed to be read apart from the server. */
export interface Reading {
  readonly feed: RecordFeed
  readonly files: readonly ArchiveEntry[]
  /** Sums that lie beside the files, by their names. */
  readonly sums: ReadonlyMap<string, string>
  readonly signal: AbortSignal
}

/** Files that break the parser are read in halves, so that one bad file costs only itself. */
export async function readRecordFiles({ feed, files, sums, signal }: Reading): Promise<Batch> {
  signal.throwIfAborted()
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
  const read = await runInSandbox<ReadFiles>({
    task,
    input: { feed: feed.id, files },
    // The same for all but the largest: a process of the same limits is used again.
    limits: limitsOf(feed, Math.max(bytes, 2 * batchSize.bytes)),
    signal,
  })
  if (read.ok) return { entries: files.length, ...withContent(read.value, files, sums) }
  const [only] = files
  if (files.length === 1 && only !== undefined) {
    return {
      entries: 1,
      records: [],
      documents: [],
      rejected: read.problems.map((one) => ({ ...one, path: only.name })),
    }
  }
  await requireReader(feed, signal)
  const half = Math.ceil(files.length / 2)
  const first = await readRecordFiles({ feed, files: files.slice(0, half), sums, signal })
  const second = await readRecordFiles({ feed, files: files.slice(half), sums, signal })
  return {
    entries: files.length,
    records: [...first.records, ...second.records],
    documents: [...first.documents, ...second.documents],
    rejected: [...first.rejected, ...second.rejected],
  }
}

/** Judging loads the catalogues of a standard first: seven seconds and 200 MB, measured on a busy machine. */
function limitsOf(feed: RecordFeed, bytes: number): ReturnType<typeof limitsForRecords> {
  const { seconds, memoryMb } = limitsForRecords(bytes)
  return feed.documents === undefined ? { seconds, memoryMb } : { seconds: seconds + 90, memoryMb: 512 }
}

/** Where the reader cannot even start, splitting would only fail once for every file. @throws Error */
async function requireReader(feed: RecordFeed, signal: AbortSignal): Promise<void> {
  const input = { feed: feed.id, files: [] }
  const read = await runInSandbox<ReadFiles>({ task, input, limits: limitsOf(feed, 0), signal })
  if (!read.ok) throw new Error(`records cannot be read apart: ${JSON.stringify(read.problems)}`)
}

/** The bytes did not go through the sandbox and back, other than parts of documents. */
function withContent(
  { records, documents, rejected }: ReadFiles,
  files: readonly ArchiveEntry[],
  sums: ReadonlyMap<string, string>,
): Pick<Batch, 'records' | 'documents' | 'rejected'> {
  const summed = documents.flatMap(({ file, ...document }) => {
    const entry = files[file]
    if (entry === undefined) return []
    return [{ ...document, content: entry.bytes, checksum: compareSum(entry, sums), file: entry.name }]
  })
  const differing = summed.filter(({ checksum }) => checksum === 'differs')
  return {
    records: records.flatMap(({ file, part, ...record }) => {
      const content = part ?? files[file]?.bytes
      return content === undefined ? [] : [{ ...record, content }]
    }),
    documents: summed.map(({ file: _, ...document }) => document),
    rejected: [
      ...rejected,
      ...differing.map(({ file }) => problem(`/${pointerStep(file)}`, 'csaf.sum-differs')),
    ],
  }
}

interface Step {
  readonly feed: RecordFeed
  readonly run: JobRun
  readonly batch: Batch
  readonly state: Checkpoint
}

/** Keeps a batch, and in the same transaction where a later attempt goes on. */
async function keepBatch(context: Context, { feed, run, batch, state }: Step): Promise<Checkpoint> {
  run.signal.throwIfAborted()
  return await asActor(context, async (deed) => {
    const { rejected } = batch
    const { records, documents } = await leaveOutOlder(deed, feed.id, batch)
    const kept = await keepRecords(deed, feed.id, { records, jobId: run.id })
    await keepDocuments(deed, feed.id, documents)
    await keepVex(
      deed,
      feed.id,
      documents.map(({ vex: rows }) => ({ rows, content: null })),
    )
    const older = kept.older + batch.records.length - records.length
    const counted = { ...countRecords(batch.records, { ...kept, older }), rejected: rejected.length }
    const next = { entries: state.entries + batch.entries, counts: addCounts(state.counts, counted) }
    await keepCheckpoint(deed, run, next)
    await writeRun(deed.db, run.id, { counts: next.counts, state: 'running', endedAt: null })
    return next
  })
}
