import type { DomainModule } from '#domains/identity/index.ts'
import { jobRoutes } from './jobs/job-routes.ts'
import { findOwnJobs } from './jobs/job-view.ts'
import type { JobRetry } from './retries/job-retry.ts'
import { measureStorage, tidyUp } from './system/housekeeping-actions.ts'
import { systemRoutes } from './system/system-routes.ts'

/**
 * What keeps the house running: jobs and the state of the machinery.
 * @param retries of the domains above, whose work may be run once more
 */
export function operationsModule(retries: readonly JobRetry[]): DomainModule {
  return {
    name: 'operations',
    routes: [...jobRoutes(new Map(retries.map((retry) => [retry.kind, retry]))), ...systemRoutes],
    jobNames: [],
    jobs: () => [],
    listeners: () => [],
    hints: [
      {
        event: 'platform.job-changed',
        kind: 'job',
        changes: ({ jobId, version }) => [
          { id: String(jobId), version: typeof version === 'number' ? version : null },
        ],
        visible: (unit, actor, ids) => findOwnJobs(unit.db, actor.id, ids),
      },
    ],
    schedules: [
      { name: 'operations.tidy-up', seconds: 3600, run: tidyUp },
      { name: 'operations.measure-storage', seconds: 900, run: measureStorage },
    ],
  }
}
