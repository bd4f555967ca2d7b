export type { JobRetry } from './retries/job-retry.ts'
