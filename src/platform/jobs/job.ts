import type { Problem } from '#kernel/errors/app-error.ts'

export type Origin = 'ui' | 'api' | 'cli' | 'feed' | 'job'

/** Work to be queued. */
export interface NewJob {
  readonly kind: string
  /** In a few words, what it works on (a file's name). */
  readonly title: string
  readonly input: Readonly<Record<string, unknown>>
  readonly subject?: { readonly kind: string; readonly id: string }
  readonly ownerId: string | null
  readonly origin: Origin
}

/** What came of it; `partly` when something could not be read. */
export interface JobOutcome {
  readonly state: 'done' | 'partly' | 'failed'
  readonly result: Readonly<Record<string, number | string>>
  readonly problems: readonly Problem[]
  /** How many there were in all, when only the first are kept. */
  readonly problemCount?: number
}

/** One attempt at a job. */
export interface JobRun {
  readonly id: string
  /** Its number, counting from 1; what an earlier attempt still writes does not count. */
  readonly attempt: number
  readonly input: Readonly<Record<string, unknown>>
  readonly ownerId: string | null
  readonly origin: Origin
  /** Where an earlier attempt had come to; written by `keepCheckpoint` with the work it describes. */
  readonly checkpoint: unknown
  /** Aborted when somebody cancels or the process stops. */
  readonly signal: AbortSignal
  progress(done: number, total?: number): void
}

/** A kind of long work. It may be run again after a crash: it goes on from its checkpoint. */
export interface JobKind {
  /** `domain.verb-noun` */
  readonly name: string
  /** How many a process runs at the same time; one where not said. */
  readonly atOnce?: number
  run(run: JobRun): Promise<JobOutcome>
}

/** Problems kept with a job; the rest is only counted. */
export const keptProblems = 200
