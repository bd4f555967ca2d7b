import type { DomainModule } from '#domains/identity/index.ts'
import { startDueRuns } from './feed-run-actions.ts'

/** Sources are fetched when they are due. */
export const feedSchedules: DomainModule['schedules'] = [
  { name: 'intel.run-feeds', seconds: 15, run: startDueRuns },
]
