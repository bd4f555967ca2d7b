import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { type ArchiveEntry, readEntries } from '#platform/archives/index.ts'
import { type JobRun, keptProblems } from '#platform/jobs/job.ts'
import { keepCheckpoint } from '#platform/jobs/job-store.ts'
import { limitsForSize, runInSandbox } from '#platform/sandbox/index.ts'
import { keepVex, type VexOutcome } from '../vex/vex-actions.ts'
import { batchSize, groups } from './batch-actions.ts'
import { addCounts, countsFrom, noCounts, type RunCounts } from './counts.ts'
import type { VexFeed } from './feed.ts'
import { writeRun } from './feed-store.ts'
import { type Import, type Imported, openedName } from './published-actions.ts'
import { readAhead } from './read-ahead.ts'
import type { ReadVexFiles } from './read-vex.task.ts'

/** How far an import has come. */
interface Checkpoint {
  readonly entries: number
  readonly counts: RunCounts
  readonly statements: number
}

/** Files that were read apart from the server. */
export interface Batch {
  readonly entries: number
  readonly documents: readonly {
    readonly rows: ReadVexFiles['documents'][number]['rows']
    readonly content: Uint8Array
  }[]
  readonly rejected: readonly Problem[]
}

/** Imports VEX documents. While one batch of them is written, the next is read. */
export async function importVex(context: Context, feed: VexFeed, { run, path }: Import): Promise<Imported> {
  const problems: Problem[] = []
  let unreadable = 0
  const onProblem = (found: Problem) => {
    unreadable += 1
    if (problems.length < keptProblems) problems.push(found)
  }
  let state = readCheckpoint(run.checkpoint)
  const entries = readEntries(path, {
    accept: (name) => name === openedName || feed.isRecord(name),
    onProblem,
  })
  const batches = readAhead(groups(entries, state.entries), (files) => readVexFiles(feed, files, run.signal))
  for await (const batch of batches) {
    problems.push(...batch.rejected.slice(0, keptProblems - problems.length))
    state = await keepBatch(context, feed, { run, batch, state })
    run.progress(state.entries)
  }
  return {
    counts: addCounts(state.counts, { ...noCounts, rejected: unreadable }),
    problems,
    result: { statements: state.statements },
  }
}

function readCheckpoint(kept: unknown): Checkpoint {
  const { entries, counts, statements } = Object(kept)
  return { entries: Number(entries ?? 0), counts: countsFrom(counts), statements: Number(statements ?? 0) }
}

const task = new URL('./read-vex.task.ts', import.meta.url)

/** Files that break the parser are read one by one, so that one bad file costs only itself. */
export async function readVexFiles(
  feed: VexFeed,
  files: readonly ArchiveEntry[],
  signal: AbortSignal,
): Promise<Batch> {
  signal.throwIfAborted()
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0)
  const read = await runInSandbox<ReadVexFiles>({
    task,
    input: { feed: feed.id, files },
    limits: limitsOf(bytes),
    signal,
  })
  if (read.ok) {
    const documents = read.value.documents.flatMap(({ file, rows }) => {
      const content = files[file]?.bytes
      return content === undefined ? [] : [{ rows, content }]
    })
    return { entries: files.length, documents, rejected: read.value.rejected }
  }
  const [first, ...others] = files
  if (first === undefined || others.length === 0) {
    const name = first?.name ?? ''
    return {
      entries: files.length,
      documents: [],
      rejected: read.problems.map((one) => ({ ...one, path: name })),
    }
  }
  let all: Batch = { entries: 0, documents: [], rejected: [] }
  for (const file of files) {
    const one = await readVexFiles(feed, [file], signal)
    all = {
      entries: all.entries + 1,
      documents: [...all.documents, ...one.documents],
      rejected: [...all.rejected, ...one.rejected],
    }
  }
  return all
}

/**
 * A hundred thousand products take more memory than their document has bytes. The same for all but the largest: a
 * process of the same limits is used again.
 */
function limitsOf(bytes: number): ReturnType<typeof limitsForSize> {
  return { ...limitsForSize(Math.max(bytes, 2 * batchSize.bytes)), memoryMb: 512 }
}

interface Step {
  readonly run: JobRun
  readonly batch: Batch
  readonly state: Checkpoint
}

/** Keeps a batch, and in the same transaction where a later attempt goes on. */
async function keepBatch(context: Context, feed: VexFeed, { run, batch, state }: Step): Promise<Checkpoint> {
  run.signal.throwIfAborted()
  return await asActor(context, async (deed) => {
    const counted = { ...noCounts, ...(await keepAll(deed, feed, batch)), rejected: batch.rejected.length }
    const statements = batch.documents.reduce((sum, { rows }) => sum + rows.head.statementCount, 0)
    const next = {
      entries: state.entries + batch.entries,
      counts: addCounts(state.counts, counted),
      statements: state.statements + statements,
    }
    await keepCheckpoint(deed, run, next)
    await writeRun(deed.db, run.id, { counts: next.counts, state: 'running', endedAt: null })
    return next
  })
}

async function keepAll(
  deed: Deed,
  feed: VexFeed,
  { documents }: Batch,
): Promise<Pick<RunCounts, 'read' | 'changed' | 'older'>> {
  const outcomes = await keepVex(deed, feed.id, documents)
  const count = (wanted: VexOutcome) => outcomes.filter((outcome) => outcome === wanted).length
  return { read: documents.length, changed: count('changed'), older: count('older') }
}
