import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#domains/identity/index.ts'

/**
 * The vulnerabilities whose own label lies above the actor's clearance, as a query of one column: what lists, counts and
 * look-ups leave out. Served by vulnerability_labelled, for next to all of them are CLEAR.
 */
export function beyondClearance(actor: Actor): RawBuilder<unknown> {
  const beyond =
    actor.kind === 'person'
      ? sql`identity.tlp_rank(labelled.tlp) > identity.tlp_rank(${actor.clearance})`
      : sql`${actor.kind === 'nobody'}::boolean`
  return sql`select labelled.id from intel.vulnerability labelled where labelled.tlp <> 'clear' and ${beyond}`
}

/**
 * Whether a vulnerability, by an expression of its id, may be known to the actor for its own label.
 */
export function isCleared(actor: Actor, id: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`${id} <> all(array(${beyondClearance(actor)}))`
}
