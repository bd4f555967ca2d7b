import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#domains/identity/index.ts'

/** Whether a document of others, by the table's name in the query, may be known to the actor for its own label. */
export function isVexCleared(actor: Actor, table: string): RawBuilder<boolean> {
  const tlp = sql.ref(`${table}.tlp`)
  if (actor.kind === 'person')
    return sql<boolean>`(${tlp} is null or identity.tlp_rank(${tlp}) <= identity.tlp_rank(${actor.clearance}))`
  return actor.kind === 'nobody' ? sql<boolean>`(${tlp} is null or ${tlp} = 'clear')` : sql<boolean>`true`
}
