import { type Guarded, placesOf, touches } from './access.ts'
import { type Actor, type Role, tlpRank } from './actor.ts'
import { type Action, policy, type Scope } from './policy.data.ts'

/** A row of the policy that reaches the object: by which role, in which scope, and for scopes with a place, which. */
export interface Ground {
  readonly role: Role
  readonly scope: Scope
  readonly teamId: string | null
  readonly divisionId: string | null
}

/** What keeps somebody out whatever their roles. */
export type Obstacle = 'clearance' | 'need-to-know'

/** Why somebody may or may not do something to an object. */
export interface Explanation {
  readonly allowed: boolean
  readonly grounds: readonly Ground[]
  readonly obstacles: readonly Obstacle[]
}

/**
 * Explains what `allow` decides, by the same policy and the same facts; a property test compares the two. An object that
 * is out of reach for its label or its need-to-know still tells which roles would reach it.
 */
export function explain(actor: Actor, action: Action, object: Guarded): Explanation {
  if (actor.kind !== 'person') return { allowed: actor.kind === 'system', grounds: [], obstacles: [] }
  const grounds = actor.memberships.flatMap((membership) =>
    policy
      .filter(([role, permitted]) => role === membership.role && permitted === action)
      .filter(([, , scope]) => touches({ scope, ids: placesOf(actor, scope, membership) }, object))
      .map(([role, , scope]) => ({
        role,
        scope,
        teamId: scope === 'team' ? membership.teamId : null,
        divisionId: scope === 'division' ? membership.divisionId : null,
      })),
  )
  const isRestricted = object.needToKnow || object.tlp === 'red'
  const obstacles: Obstacle[] = []
  if (tlpRank(object.tlp) > tlpRank(actor.clearance)) obstacles.push('clearance')
  if (isRestricted && !object.given && object.ownerId !== actor.id) obstacles.push('need-to-know')
  const once = new Map(grounds.map((ground) => [JSON.stringify(ground), ground]))
  return {
    allowed: grounds.length > 0 && obstacles.length === 0,
    grounds: [...once.values()],
    obstacles,
  }
}
