export type { JobRetry } from './jobs/job-retry.ts'
