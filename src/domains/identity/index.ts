export { allow, type Guarded, houseObject, wallOf } from './access/access.ts'
export {
  asActor,
  authorise,
  type Context,
  type Deed,
  personOf,
  record,
  requireAction,
} from './access/access-actions.ts'
export { givenTo, visible, visibleCell } from './access/access-view.ts'
export { type Actor, type Origin, type PersonActor, system, type Tlp } from './access/actor.ts'
export { loadActor } from './access/actor-view.ts'
export { createGrant, deleteGrant } from './access/grant-actions.ts'
export type { Action } from './access/policy.data.ts'
export { readDirectory } from './directory/directory-actions.ts'
export type { BilingualName, Directory, TeamKind } from './directory/directory-store.ts'
export type { DomainModule, Hint } from './module-shape.ts'
export { createPerson } from './people/person-actions.ts'
export { actorOfSession, actorOfToken, createToken } from './sessions/session-actions.ts'
export { prepareSetup, setUpByOperator } from './setup/setup-actions.ts'
