import { mayHold } from './access/access.ts'
import { asActor, type DomainModule } from './access/access-actions.ts'
import { system } from './access/actor.ts'
import { endGrants } from './access/grant-actions.ts'
import { sealTrail } from './audit/audit-store.ts'
import { directoryRoutes } from './directory/directory-routes.ts'
import { findOwnPlaces } from './directory/structure-view.ts'
import { structureChanged } from './events.ts'
import { personRoutes } from './people/person-routes.ts'
import { sessionRoutes } from './sessions/session-routes.ts'

/** People, access, audit. */
export const identityModule: DomainModule = {
  name: 'identity',
  routes: [...sessionRoutes, ...directoryRoutes, ...personRoutes],
  jobNames: [],
  jobs: () => [],
  listeners: () => [],
  hints: [
    {
      event: 'identity.person-changed',
      kind: 'me',
      changes: ({ personId }) => [{ id: String(personId), version: null }],
      visible: (_unit, actor, ids) => Promise.resolve(new Set(ids.filter((id) => id === actor.id))),
    },
    {
      event: 'identity.person-changed',
      kind: 'person',
      changes: ({ personId }) => [{ id: String(personId), version: null }],
      visible: (_unit, actor, ids) => Promise.resolve(new Set(mayHold(actor, 'user.view') ? ids : [])),
    },
    {
      event: structureChanged,
      kind: 'structure',
      changes: ({ id }) => [{ id: String(id), version: null }],
      visible: (unit, actor, ids) =>
        actor.internal ? Promise.resolve(new Set(ids)) : findOwnPlaces(unit.db, actor.organisationId, ids),
    },
  ],
  schedules: [
    { name: 'identity.end-grants', seconds: 30, run: (context) => endGrants({ ...context, actor: system }) },
    { name: 'identity.seal-audit', seconds: 5, run: (context) => sealAll({ ...context, actor: system }) },
  ],
}

async function sealAll(context: Parameters<typeof asActor>[0]): Promise<void> {
  while ((await asActor(context, (deed) => sealTrail(deed.db, deed.now))) > 0) {
    // until nothing is left to seal
  }
}
