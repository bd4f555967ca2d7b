import { type Actor, type DomainModule, mayHold } from '#domains/identity/index.ts'
import { interestChanged } from './events.ts'
import { importFeedJob } from './feeds/feed-actions.ts'
import { feedJobs } from './feeds/feed-jobs.ts'
import { feedRoutes } from './feeds/feed-routes.ts'
import { interestJobs } from './interest/interest-jobs.ts'
import { interestRoutes } from './interest/interest-routes.ts'
import { proposeInterestsJob } from './interest/rules-actions.ts'

/** Sources, records as received, vulnerabilities and their names. */
export const intelModule: DomainModule = {
  name: 'intel',
  routes: [...feedRoutes, ...interestRoutes],
  jobNames: [importFeedJob, proposeInterestsJob],
  jobs: (context) => [...feedJobs(context), ...interestJobs(context)],
  listeners: () => [],
  hints: [{ event: interestChanged, kind: 'vulnerability', changes: readIds, visible: ifKnown }],
  schedules: [],
}

function readIds(payload: Readonly<Record<string, unknown>>) {
  return Array.isArray(payload.ids) ? payload.ids.map((id) => ({ id: String(id), version: null })) : []
}

/** Vulnerabilities are public facts; whose interest they have is asked when the screen fetches. */
function ifKnown(_unit: unknown, actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return Promise.resolve(new Set(mayHold(actor, 'vulnerability.view') ? ids : []))
}
