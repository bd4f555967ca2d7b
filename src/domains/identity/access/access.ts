import { type Actor, type PersonActor, type Role, type Tlp, tlpRank } from './actor.ts'
import { type Action, actions, policy, type Scope } from './policy.data.ts'

/** The facts about an object by which access is decided, loaded with the object itself. */
export interface Guarded {
  readonly organisationId: string | null
  readonly divisionId: string | null
  readonly teamId: string | null
  readonly ownerId: string | null
  readonly tlp: Tlp
  readonly needToKnow: boolean
  /** Whether it was given to the actor, or to the actor's organisation, by name. */
  readonly given: boolean
}

/** An object of the house as a whole (the directory, the feeds): only the `organisation` scope reaches it. */
export function houseObject(actor: Actor): Guarded {
  return {
    organisationId: actor.kind === 'person' ? (actor.reach[0] ?? null) : null,
    divisionId: null,
    teamId: null,
    ownerId: null,
    tlp: 'clear',
    needToKnow: false,
    given: false,
  }
}

/** One stretch of a permission: the scope and, for teams and divisions, which. */
export interface Reach {
  readonly scope: Scope
  readonly ids: readonly string[]
}

/**
 * Everything an action reaches for the person, from the policy and their memberships: the one source of
 * `allow`, of `visible` and of the settings that row-level security reads.
 */
export function reachOf(actor: PersonActor, action: Action): readonly Reach[] {
  const rows = actor.memberships.flatMap((membership) =>
    policy
      .filter(([role, permitted]) => role === membership.role && permitted === action)
      .map(([, , scope]) => ({ scope, ids: placesOf(actor, scope, membership) })),
  )
  return rows.filter((row) => row.ids.length > 0)
}

/** Where a membership's permission of a scope holds: organisations, a team, a division, or the person. */
export function placesOf(
  actor: PersonActor,
  scope: Scope,
  membership: { readonly teamId: string | null; readonly divisionId: string | null },
): readonly string[] {
  if (scope === 'organisation') return actor.reach
  if (scope === 'team') return membership.teamId === null ? [] : [membership.teamId]
  if (scope === 'division') return membership.divisionId === null ? [] : [membership.divisionId]
  return [actor.id]
}

/** Whether the actor may do this to this object. The one decision; `visible` is the same in SQL. */
export function allow(actor: Actor, action: Action, object: Guarded): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'nobody') return false
  if (tlpRank(object.tlp) > tlpRank(actor.clearance)) return false
  const isRestricted = object.needToKnow || object.tlp === 'red'
  const isNamed = object.given || object.ownerId === actor.id
  if (isRestricted && !isNamed) return false
  return reachOf(actor, action).some((reach) => touches(reach, object))
}

/** Whether the object lies where the permission holds; nowhere where it names no place. */
export function touches(reach: Reach, object: Guarded): boolean {
  switch (reach.scope) {
    case 'organisation':
      return object.organisationId !== null && reach.ids.includes(object.organisationId)
    case 'division':
      return object.divisionId !== null && reach.ids.includes(object.divisionId)
    case 'team':
      return object.teamId !== null && reach.ids.includes(object.teamId)
    case 'own':
      return object.ownerId !== null && reach.ids.includes(object.ownerId)
    case 'given':
      return object.given
  }
}

/** Actions the actor holds in any scope: what the screens offer to try. */
export function actionsOf(actor: Actor): readonly Action[] {
  if (actor.kind === 'system') return actions
  if (actor.kind === 'nobody') return []
  return actions.filter((action) =>
    reachOf(actor, action).some((reach) => reach.scope !== 'own' && reach.scope !== 'given'),
  )
}

/** Whether the actor holds the action at all, in any scope but their own things. */
export function mayHold(actor: Actor, action: Action): boolean {
  return actionsOf(actor).includes(action)
}

/** Roles that hold the action somewhere beyond their own things. */
export function rolesHolding(action: Action): readonly Role[] {
  const rows = policy.filter(
    ([, permitted, scope]) => permitted === action && scope !== 'own' && scope !== 'given',
  )
  return [...new Set(rows.map(([role]) => role))]
}

/** The settings of a transaction from which row-level security decides (migration 0007). */
export function wallOf(actor: Actor): Readonly<Record<string, string>> {
  if (actor.kind === 'system') return { 'renkei.wall': 'system' }
  if (actor.kind === 'nobody') return { 'renkei.wall': 'nobody' }
  const reaches = reachOf(actor, 'ci.view')
  const idsIn = (scope: Scope) =>
    `{${reaches
      .filter((reach) => reach.scope === scope)
      .flatMap((reach) => reach.ids)
      .join(',')}}`
  const holds = (scope: Scope) => (reaches.some((reach) => reach.scope === scope) ? 'yes' : 'no')
  return {
    'renkei.wall': 'person',
    'renkei.clearance': String(tlpRank(actor.clearance)),
    'renkei.organisations': idsIn('organisation'),
    'renkei.divisions': idsIn('division'),
    'renkei.teams': idsIn('team'),
    'renkei.own': holds('own'),
    'renkei.given': holds('given'),
    'renkei.person': `{${actor.id}}`,
    'renkei.own_organisation': `{${actor.organisationId}}`,
    'renkei.staff': actor.internal ? 'yes' : 'no',
  }
}
