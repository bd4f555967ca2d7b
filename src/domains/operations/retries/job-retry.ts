import type { Deed } from '#domains/identity/index.ts'

/** How ended work of a kind is done once more: its input and its bytes were kept. A domain gives one for a kind of its own. */
export interface JobRetry {
  /** The kind of job. */
  readonly kind: string
  /**
   * Asks for the right to what the job works on, as it is now, and opens again what the failure had closed.
   * @throws AppError where the right is gone, or where doing it again would come too late
   */
  prepare(deed: Deed, input: Readonly<Record<string, unknown>>): Promise<void>
}

/** The retries of an installation, by kind of job. */
export type JobRetries = ReadonlyMap<string, JobRetry>

/** Whether a job in this state may be run once more as it is; what was read, even in part, would only come out the same. */
export function canRunAgain(
  job: { readonly kind: string; readonly state: string },
  retries: JobRetries,
): boolean {
  return (job.state === 'failed' || job.state === 'cancelled') && retries.has(job.kind)
}
