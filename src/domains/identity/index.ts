export { allow, type Guarded, houseObject, mayHold, rolesHolding, wallOf } from './access/access.ts'
export {
  asActor,
  asHouse,
  authorise,
  type Context,
  type Deed,
  type DomainModule,
  personOf,
  record,
  requireAction,
} from './access/access-actions.ts'
export { givenTo, isNamed, visible, visibleCell } from './access/access-view.ts'
export {
  type Actor,
  languageOf,
  operator,
  type PersonActor,
  system,
  type Tlp,
} from './access/actor.ts'
export { loadActor } from './access/actor-actions.ts'
export { type Explanation, explain } from './access/explain.ts'
export { createGrant, deleteGrant, type GivenRow, listGrants } from './access/grant-actions.ts'
export type { Action } from './access/policy.data.ts'
export { verifyTrail } from './audit/audit-actions.ts'
export { readDirectory } from './directory/directory-actions.ts'
export { closePlaces, retirePeople } from './people/retire-actions.ts'
export { actorOfSession, actorOfToken, findLiveSessionIds } from './sessions/session-actions.ts'
export { prepareSetup, setUpByOperator } from './setup/setup-actions.ts'
