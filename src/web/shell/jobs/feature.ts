import { listJobs, readJob } from '#contract/platform/jobs.ts'
import type { Feature } from '../../feature.ts'

export const jobs: Feature = { reactions: [{ kind: 'job', routes: [listJobs, readJob] }] }
