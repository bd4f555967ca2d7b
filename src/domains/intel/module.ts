import type { DomainModule } from '#domains/identity/index.ts'
import { importFeedJob } from './feeds/feed-actions.ts'
import { feedJobs } from './feeds/feed-jobs.ts'
import { feedRoutes } from './feeds/feed-routes.ts'

/** Sources, records as received, vulnerabilities and their names. */
export const intelModule: DomainModule = {
  name: 'intel',
  routes: feedRoutes,
  jobNames: [importFeedJob],
  jobs: feedJobs,
  listeners: () => [],
  hints: [],
  schedules: [],
}
