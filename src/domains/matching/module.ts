import { type Actor, type DomainModule, mayHold, system } from '#domains/identity/index.ts'
import { findCleared } from '#domains/intel/index.ts'
import type { Unit } from '#platform/database/database.ts'
import { activityRoutes } from './activity/activity-routes.ts'
import { assessmentRoutes } from './assessments/assessment-routes.ts'
import { batchJobNames, batchJobs } from './assessments/batches/batch-jobs.ts'
import { batchRoutes } from './assessments/batches/batch-routes.ts'
import { conditionRoutes } from './conditions/condition-routes.ts'
import { vulnerabilitiesChanged } from './events.ts'
import { explanationRoutes } from './explanations/explanation-routes.ts'
import { findingRoutes } from './findings/finding-routes.ts'
import { matchListeners } from './hits/match-listeners.ts'
import { graphRoutes } from './impact/graph-routes.ts'
import { impactRoutes } from './impact/impact-routes.ts'
import { packageRoutes } from './packages/package-routes.ts'
import { partyRoutes } from './parties/party-routes.ts'
import { rekeyJob } from './rekey/rekey-actions.ts'
import { rekeyJobs } from './rekey/rekey-jobs.ts'
import { rekeyRoutes } from './rekey/rekey-routes.ts'
import { scanRoutes } from './scan/scan-routes.ts'
import { statementRoutes } from './statements/statement-routes.ts'
import { vexRoutes } from './vex/vex-routes.ts'
import { endOverdue } from './wrong-matches/silence-actions.ts'
import { wrongMatchRoutes } from './wrong-matches/wrong-match-routes.ts'

/** Hits, findings, decisions, worklists. */
export const matchingModule: DomainModule = {
  name: 'matching',
  routes: [
    ...findingRoutes,
    ...explanationRoutes,
    ...assessmentRoutes,
    ...batchRoutes,
    ...conditionRoutes,
    ...impactRoutes,
    ...graphRoutes,
    ...rekeyRoutes,
    ...scanRoutes,
    ...statementRoutes,
    ...activityRoutes,
    ...packageRoutes,
    ...partyRoutes,
    ...vexRoutes,
    ...wrongMatchRoutes,
  ],
  jobNames: [...batchJobNames, rekeyJob],
  jobs: (context) => [...batchJobs(context), ...rekeyJobs(context)],
  listeners: matchListeners,
  hints: [
    { event: vulnerabilitiesChanged, kind: 'vulnerability', changes: readIds, visible: ifKnown },
    { event: 'intel.vex-stated', kind: 'vulnerability', changes: readIds, visible: ifKnown },
    { event: 'intel.vulnerabilities-changed', kind: 'vulnerability', changes: readIds, visible: ifKnown },
  ],
  schedules: [
    {
      name: 'matching.end-wrong-matches',
      seconds: 60,
      run: (context) => endOverdue({ ...context, actor: system }),
    },
  ],
}

function readIds(payload: Readonly<Record<string, unknown>>) {
  return Array.isArray(payload.ids) ? payload.ids.map((id) => ({ id: String(id), version: null })) : []
}

/** Whom they touch is asked when the screen fetches. */
async function ifKnown({ db }: Unit, actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return mayHold(actor, 'vulnerability.view') ? await findCleared(db, actor, ids) : new Set()
}
