import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { asActor, type Context } from '#domains/identity/index.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { type ArchiveEntry, readEntries } from '#platform/archives/index.ts'
import { openFile } from '#platform/files/index.ts'
import { type JobOutcome, type JobRun, keptProblems } from '#platform/jobs/job.ts'
import { keepCheckpoint } from '#platform/jobs/job-store.ts'
import { limitsForSize, runInSandbox } from '#platform/sandbox/index.ts'
import { refuseIntel } from '../errors.ts'
import { keepRecords } from '../records/record-actions.ts'
import type { Feed, ReadRecord } from './feed.ts'
import { beginRun, type RunCounts, writeRun } from './feed-store.ts'
import { feeds } from './index.ts'
import type { RecordBatch } from './read-records.task.ts'

/** Files that go into the sandbox at once. */
const filesPerCall = { count: 4000, bytes: 24 * 1024 * 1024 }

/** Records per transaction: notices begin to flow while the rest is still read. */
const recordsPerTransaction = 500

/** How far an import has come: entries that need not be looked at again, and what they came to. */
interface Checkpoint extends RunCounts {
  readonly entries: number
}

/**
 * Imports what a source published, from its file as kept. Interrupted at any point it goes on after the last batch
 * that was committed; run again from the start it changes nothing.
 */
export async function importFeed(context: Context, run: JobRun): Promise<JobOutcome> {
  const feed = feeds.get(String(run.input.source))
  if (feed === undefined) throw refuseIntel('unknown-source', { facts: { source: String(run.input.source) } })
  const hash = String(run.input.hash)
  await asActor(context, (deed) =>
    beginRun(deed.db, { jobId: run.id, sourceId: feed.id, hash, at: deed.now }),
  )
  const folder = join(context.files.folder, '..', 'work', run.id)
  try {
    return await importFrom(context, { feed, run, path: await unpack(context, hash, folder) })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** An archive is read here and there, so it must lie open on the disk. */
async function unpack(context: Context, hash: string, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'published.json')
  await pipeline(openFile(context.files, hash), createWriteStream(path))
  return path
}

interface Import {
  readonly feed: Feed
  readonly run: JobRun
  readonly path: string
}

async function importFrom(context: Context, { feed, run, path }: Import): Promise<JobOutcome> {
  const problems: Problem[] = []
  let unreadable = 0
  const onProblem = (found: Problem) => {
    unreadable += 1
    if (problems.length < keptProblems) problems.push(found)
  }
  let state = readCheckpoint(run.checkpoint)
  const entries = readEntries(path, { accept: feed.isRecord, onProblem })
  for await (const files of groups(entries, state.entries)) {
    run.signal.throwIfAborted()
    const batch = await readInSandbox(feed, files, run.signal)
    problems.push(...batch.rejected.slice(0, keptProblems - problems.length))
    state = await keepAll(context, { feed, run, batch, state, entries: files.length })
    run.progress(state.entries)
  }
  const rejected = state.rejected + unreadable
  await settleRun(context, run.id, { ...state, rejected })
  const result = { records: state.read, changed: state.changed, rejected }
  return { state: rejected === 0 ? 'done' : 'partly', result, problems, problemCount: rejected }
}

function readCheckpoint(kept: unknown): Checkpoint {
  const { entries, read, changed, rejected } = Object(kept)
  return {
    entries: Number(entries ?? 0),
    read: Number(read ?? 0),
    changed: Number(changed ?? 0),
    rejected: Number(rejected ?? 0),
  }
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

/** A group that breaks the parser is read file by file, so that one bad file costs only itself. */
async function readInSandbox(
  feed: Feed,
  files: readonly ArchiveEntry[],
  signal: AbortSignal,
): Promise<RecordBatch> {
  const read = await runInSandbox<RecordBatch>({
    task: new URL('./read-records.task.ts', import.meta.url),
    input: { feed: feed.id, files },
    limits: limitsForSize(files.reduce((sum, file) => sum + file.bytes.length, 0)),
    signal,
  })
  if (read.ok) return read.value
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
  readonly feed: Feed
  readonly run: JobRun
  readonly batch: RecordBatch
  readonly state: Checkpoint
  readonly entries: number
}

/** Keeps a group in short transactions; the last one moves the checkpoint past the whole group. */
async function keepAll(context: Context, { feed, run, batch, state, entries }: Step): Promise<Checkpoint> {
  const chunks = chunksOf(batch.records)
  const next = {
    entries: state.entries + entries,
    read: state.read + batch.records.length,
    rejected: state.rejected + batch.rejected.length,
  }
  let changed = state.changed
  for (const [index, records] of chunks.entries()) {
    run.signal.throwIfAborted()
    changed += await asActor(context, async (deed) => {
      const count = await keepRecords(deed, feed.id, { records, jobId: run.id })
      const isLast = index === chunks.length - 1
      if (isLast) await keepCheckpoint(deed, run, { ...next, changed: changed + count })
      return count
    })
    run.progress(state.entries + Math.round(((index + 1) / chunks.length) * entries))
  }
  await asActor(context, (deed) =>
    writeRun(deed.db, run.id, { ...next, changed, state: 'running', endedAt: null }),
  )
  return { ...next, changed }
}

function chunksOf(records: readonly ReadRecord[]): readonly (readonly ReadRecord[])[] {
  const count = Math.ceil(records.length / recordsPerTransaction)
  return Array.from({ length: count }, (_, index) =>
    records.slice(index * recordsPerTransaction, (index + 1) * recordsPerTransaction),
  )
}

async function settleRun(context: Context, jobId: string, counts: RunCounts): Promise<void> {
  const state = counts.rejected === 0 ? 'done' : 'partly'
  await asActor(context, (deed) => writeRun(deed.db, jobId, { ...counts, state, endedAt: deed.now }))
}
