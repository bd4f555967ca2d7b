import type { Problem } from '#kernel/errors/app-error.ts'
import { type ArchiveEntry, readEntries } from '#platform/archives/index.ts'
import type { JobOutcome, JobRun } from '#platform/jobs/job.ts'
import { limitsForSize, runInSandbox } from '#platform/sandbox/index.ts'
import type { RunCounts } from './counts.ts'
import type { Feed } from './feed.ts'

/** What an import's file is called while it lies open on the disk; whatever it was called, it is the source's. */
export const openedName = 'published.json'

/** One import under way: its job, and the published file, open on the disk. */
export interface Import {
  readonly run: JobRun
  readonly path: string
}

/** What an import came to. */
export interface Imported {
  readonly counts: RunCounts
  /** The first of what could not be read. */
  readonly problems: readonly Problem[]
  /** What else is told of it, by name. */
  readonly result?: JobOutcome['result']
}

/** One list out of what was published, or why it cannot be read. */
export interface OpenedList<T> {
  readonly name: string
  readonly value: T | null
  readonly problems: readonly Problem[]
}

/**
 * The lists in a published file, read apart from the server: one, unless somebody packed several.
 * @param task reads one; the type is its promise
 */
export async function* openLists<T>(
  feed: Feed,
  { run, path }: Import,
  task: URL,
): AsyncGenerator<OpenedList<T>> {
  const found: Problem[] = []
  const accept = (name: string) => name === openedName || feed.isRecord(name)
  for await (const entry of readEntries(path, { accept, onProblem: (problem) => found.push(problem) })) {
    run.signal.throwIfAborted()
    yield await readList<T>(entry, { feed, run, task })
  }
  if (found.length > 0) yield { name: '', value: null, problems: found }
}

async function readList<T>(
  entry: ArchiveEntry,
  { feed, run, task }: Pick<Import, 'run'> & { readonly feed: Feed; readonly task: URL },
): Promise<OpenedList<T>> {
  const read = await runInSandbox<T>({
    task,
    input: { feed: feed.id, bytes: entry.bytes },
    limits: limitsForSize(entry.bytes.length),
    signal: run.signal,
  })
  const isOnly = entry.name === openedName
  const name = isOnly ? String(run.input.name ?? '') : entry.name
  const problems = read.ok ? read.warnings : read.problems
  return {
    name,
    value: read.ok ? read.value : null,
    problems: isOnly ? problems : problems.map((one) => ({ ...one, path: `${entry.name}${one.path}` })),
  }
}
