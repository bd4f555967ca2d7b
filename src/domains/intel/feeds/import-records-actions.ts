import { asActor, type Context } from '#domains/identity/index.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { type ArchiveEntry, readEntries } from '#platform/archives/index.ts'
import { type JobRun, keptProblems } from '#platform/jobs/job.ts'
import { keepCheckpoint } from '#platform/jobs/job-store.ts'
import { limitsForSize, runInSandbox } from '#platform/sandbox/index.ts'
import { keepRecords } from '../records/record-actions.ts'
import { addCounts, countRecords, countsFrom, noCounts, type RunCounts } from './counts.ts'
import type { ReadRecord, RecordFeed } from './feed.ts'
import { writeRun } from './feed-store.ts'
import type { Import, Imported } from './importing.ts'
import { readAhead } from './read-ahead.ts'
import type { ReadFiles } from './read-records.task.ts'

/** Files that go into the sandbox at once; a start of it costs as much as reading some 1,500 records. */
const filesPerCall = { count: 16_000, bytes: 32 * 1024 * 1024 }

/** Records per transaction: the first ones few, so that notices begin to flow while the rest is still read. */
const recordsPerTransaction = { first: 500, later: 2000 }

/** How far an import has come: entries that need not be looked at again, and what they came to. */
interface Checkpoint {
  readonly entries: number
  readonly counts: RunCounts
}

/** Files that were read apart from the server. */
interface Batch {
  readonly entries: number
  readonly records: readonly ReadRecord[]
  readonly rejected: readonly Problem[]
}

/** Imports a file of records. While one group of them is written, the next is read. */
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
  const entries = readEntries(path, { accept: feed.isRecord, onProblem })
  const batches = readAhead(groups(entries, state.entries), async (files): Promise<Batch> => {
    run.signal.throwIfAborted()
    return { entries: files.length, ...(await readInSandbox(feed, files, run.signal)) }
  })
  for await (const batch of batches) {
    problems.push(...batch.rejected.slice(0, keptProblems - problems.length))
    state = await keepAll(context, { feed, run, batch, state })
    run.progress(state.entries)
  }
  return { counts: addCounts(state.counts, { ...noCounts, rejected: unreadable }), problems }
}

function readCheckpoint(kept: unknown): Checkpoint {
  const { entries, counts } = Object(kept)
  return { entries: Number(entries ?? 0), counts: countsFrom(counts) }
}

/** Entries in groups that fit one call, without the first ones that are done already. */
async function* groups(
  entries: AsyncIterable<ArchiveEntry>,
  done: number,
): AsyncGenerator<readonly ArchiveEntry[]> {
  let skipped = 0
  let group: ArchiveEntry[] = []
  let bytes = 0
  for await (const entry of entries) {
    if (skipped < done) {
      skipped += 1
      continue
    }
    group.push(entry)
    bytes += entry.bytes.length
    if (group.length < filesPerCall.count && bytes < filesPerCall.bytes) continue
    yield group
    group = []
    bytes = 0
  }
  if (group.length > 0) yield group
}

/** A group that breaks the parser is read in halves, so that one bad file costs only itself. */
async function readInSandbox(
  feed: RecordFeed,
  files: readonly ArchiveEntry[],
  signal: AbortSignal,
): Promise<Pick<Batch, 'records' | 'rejected'>> {
  const read = await runInSandbox<ReadFiles>({
    task: new URL('./read-records.task.ts', import.meta.url),
    input: { feed: feed.id, files },
    limits: limitsForSize(files.reduce((sum, file) => sum + file.bytes.length, 0)),
    signal,
  })
  if (read.ok) {
    const records = read.value.records.flatMap(({ file, ...record }) => {
      const content = files[file]?.bytes
      return content === undefined ? [] : [{ ...record, content }]
    })
    return { records, rejected: read.value.rejected }
  }
  const [only] = files
  if (files.length === 1 && only !== undefined) {
    return { records: [], rejected: read.problems.map((one) => ({ ...one, path: only.name })) }
  }
  const half = Math.ceil(files.length / 2)
  const first = await readInSandbox(feed, files.slice(0, half), signal)
  const second = await readInSandbox(feed, files.slice(half), signal)
  return {
    records: [...first.records, ...second.records],
    rejected: [...first.rejected, ...second.rejected],
  }
}

interface Step {
  readonly feed: RecordFeed
  readonly run: JobRun
  readonly batch: Batch
  readonly state: Checkpoint
}

/** Keeps a group in several transactions; the last one moves the checkpoint past the whole group. */
async function keepAll(context: Context, { feed, run, batch, state }: Step): Promise<Checkpoint> {
  const entries = state.entries + batch.entries
  let counts = addCounts(state.counts, { ...noCounts, rejected: batch.rejected.length })
  const chunks = chunksOf(batch.records, state.entries === 0)
  for (const [index, records] of chunks.entries()) {
    run.signal.throwIfAborted()
    const isLast = index === chunks.length - 1
    counts = await asActor(context, async (deed) => {
      const kept = await keepRecords(deed, feed.id, { records, jobId: run.id })
      const next = addCounts(counts, countRecords(records, kept))
      if (isLast) await keepCheckpoint(deed, run, { entries, counts: next })
      return next
    })
    run.progress(state.entries + Math.round(((index + 1) / chunks.length) * batch.entries))
  }
  await asActor(context, (deed) =>
    writeRun(deed.db, run.id, { counts, state: 'running', endedAt: null }),
  )
  return { entries, counts }
}

function chunksOf(records: readonly ReadRecord[], isBeginning: boolean): readonly (readonly ReadRecord[])[] {
  const { first, later } = recordsPerTransaction
  const chunks: (readonly ReadRecord[])[] = []
  for (let start = 0; start < records.length; ) {
    const size = isBeginning && start === 0 ? first : later
    chunks.push(records.slice(start, start + size))
    start += size
  }
  return chunks
}
