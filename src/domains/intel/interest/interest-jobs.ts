import type { Context } from '#domains/identity/index.ts'
import type { JobKind } from '#platform/jobs/job.ts'
import { reproposeAll } from './repropose-actions.ts'
import { proposeInterestsJob } from './rules-actions.ts'

/** Proposing every interest anew. */
export function interestJobs(context: Context): readonly JobKind[] {
  return [{ name: proposeInterestsJob, run: (run) => reproposeAll(context, run) }]
}
