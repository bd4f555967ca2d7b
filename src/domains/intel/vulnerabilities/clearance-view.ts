import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'

/**
 * The vulnerabilities whose own label lies above the actor's clearance, as a query of one column: what lists, counts and
 * look-ups leave out. Served by vulnerability_labelled, for next to all of them are CLEAR.
 */
function beyondClearance(actor: Actor): RawBuilder<unknown> {
  const beyond =
    actor.kind === 'person'
      ? sql`identity.tlp_rank(labelled.tlp) > identity.tlp_rank(${actor.clearance})`
      : sql`${actor.kind === 'nobody'}::boolean`
  return sql`select labelled.id from intel.vulnerability labelled where labelled.tlp <> 'clear' and ${beyond}`
}

/** Whether a vulnerability, by an expression of its id, may be known to the actor for its own label. */
export function isCleared(actor: Actor, id: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`${id} <> all(array(${beyondClearance(actor)}))`
}

/** Those of the vulnerabilities that may be known to the actor for their own labels. */
export async function findCleared(
  db: Executor,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...ids]}::uuid[]) as given (id) where ${isCleared(actor, sql`given.id`)}`.execute(
    db,
  )
  return new Set(rows.map((row) => row.id))
}
