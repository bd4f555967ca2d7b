import type { Problem } from '#kernel/errors/app-error.ts'
import type { JobOutcome, JobRun } from '#platform/jobs/job.ts'
import type { RunCounts } from './counts.ts'

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
