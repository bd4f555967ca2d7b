import { type Actor, type DomainModule, mayHold } from '#domains/identity/index.ts'
import { feedChanged, interestChanged, namesChanged } from './events.ts'
import { feedJobNames, feedJobs } from './feeds/feed-jobs.ts'
import { importRetry } from './feeds/feed-retry-actions.ts'
import { feedRoutes } from './feeds/feed-routes.ts'
import { feedSchedules } from './feeds/feed-run-schedules.ts'
import { interestJobs } from './interest/interest-jobs.ts'
import { interestRoutes } from './interest/interest-routes.ts'
import { proposeInterestsJob } from './interest/rules-actions.ts'
import { nameRoutes } from './names/name-routes.ts'
import { rereadAdvisoriesJob } from './rereading/reread-actions.ts'
import { rereadJobs } from './rereading/reread-jobs.ts'
import { rereadRoutes } from './rereading/reread-routes.ts'
import { vexRoutes } from './vex/document-routes.ts'
import { readItemStatementsJob } from './vex/item-statements-actions.ts'
import { itemStatementJobs } from './vex/item-statements-jobs.ts'
import { itemStatementListeners } from './vex/item-statements-listeners.ts'

/** Work of this domain that may be run once more. Fetching is asked for anew at the source instead. */
export const intelRetries = [importRetry]

/** Sources, records as received, vulnerabilities and their names. */
export const intelModule: DomainModule = {
  name: 'intel',
  routes: [...feedRoutes, ...interestRoutes, ...nameRoutes, ...vexRoutes, ...rereadRoutes],
  jobNames: [...feedJobNames, proposeInterestsJob, readItemStatementsJob, rereadAdvisoriesJob],
  jobs: (context) => [
    ...feedJobs(context),
    ...interestJobs(context),
    ...itemStatementJobs(context),
    ...rereadJobs(context),
  ],
  listeners: itemStatementListeners,
  hints: [
    { event: interestChanged, kind: 'vulnerability', changes: readIds, visible: ifKnown },
    { event: feedChanged, kind: 'feed', changes: readSource, visible: ifStaff },
    { event: namesChanged, kind: 'product-name', changes: readNames, visible: ifKnown },
  ],
  schedules: feedSchedules,
}

function readIds(payload: Readonly<Record<string, unknown>>) {
  return Array.isArray(payload.ids) ? payload.ids.map((id) => ({ id: String(id), version: null })) : []
}

/** A person's word by its id; of a list, which names are others is not told one by one. */
function readNames({ told, source }: Readonly<Record<string, unknown>>) {
  return [{ id: String(told ?? source), version: null }]
}

/** Vulnerabilities are public facts; whose interest they have is asked when the screen fetches. */
function ifKnown(_unit: unknown, actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return Promise.resolve(new Set(mayHold(actor, 'vulnerability.view') ? ids : []))
}

function readSource(payload: Readonly<Record<string, unknown>>) {
  const version = typeof payload.version === 'number' ? payload.version : null
  return [{ id: String(payload.source), version }]
}

function ifStaff(_unit: unknown, actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return Promise.resolve(new Set(mayHold(actor, 'feed.view') ? ids : []))
}
