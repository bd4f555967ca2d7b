import type { DomainModule } from '#domains/identity/index.ts'
import { bomRoutes } from './boms/bom-routes.ts'
import { ciRoutes } from './cis/ci-routes.ts'
import { findVisibleCis } from './cis/ci-view.ts'
import { compositionRoutes } from './documents/composition-routes.ts'
import { readDocumentJob } from './documents/document-actions.ts'
import { documentJobs } from './documents/document-jobs.ts'
import { documentRetry } from './documents/document-retry-actions.ts'
import { documentRoutes } from './documents/document-routes.ts'
import { rereadDocumentsJob } from './documents/reread-actions.ts'
import { rereadRoutes } from './documents/reread-routes.ts'
import { factsRoutes } from './facts/facts-routes.ts'

/** Work of this domain that may be run once more. */
export const inventoryRetries = [documentRetry]

/** Configuration items and what they are composed of. */
export const inventoryModule: DomainModule = {
  name: 'inventory',
  routes: [
    ...ciRoutes,
    ...documentRoutes,
    ...rereadRoutes,
    ...compositionRoutes,
    ...factsRoutes,
    ...bomRoutes,
  ],
  jobNames: [readDocumentJob, rereadDocumentsJob],
  jobs: documentJobs,
  listeners: () => [],
  hints: [
    {
      event: 'inventory.ci-changed',
      kind: 'ci',
      changes: ({ ciId, version }) => [
        { id: String(ciId), version: typeof version === 'number' ? version : null },
      ],
      visible: (unit, actor, ids) => findVisibleCis(unit.db, actor, ids),
    },
    {
      event: 'identity.grant-changed',
      kind: 'ci',
      changes: ({ objectId }) => [{ id: String(objectId), version: null }],
      visible: (unit, actor, ids) => findVisibleCis(unit.db, actor, ids),
    },
  ],
  schedules: [],
}
