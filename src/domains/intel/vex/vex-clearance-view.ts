import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'

/**
 * Whether a document of others, by the table's name in the query, may be known to the actor: for its own label, and where
 * it is what a document of an item states, for the item.
 */
export function isVexCleared(actor: Actor, table: string): RawBuilder<boolean> {
  const ciId = sql.ref(`${table}.ci_id`)
  return sql<boolean>`(${isLabelCleared(actor, table)} and (${ciId} is null or exists(
    select from inventory.ci where ci.id = ${ciId} and ${visible(actor, 'finding.view', 'ci')})))`
}

function isLabelCleared(actor: Actor, table: string): RawBuilder<boolean> {
  const tlp = sql.ref(`${table}.tlp`)
  if (actor.kind === 'person')
    return sql<boolean>`(${tlp} is null or identity.tlp_rank(${tlp}) <= identity.tlp_rank(${actor.clearance}))`
  return actor.kind === 'nobody' ? sql<boolean>`(${tlp} is null or ${tlp} = 'clear')` : sql<boolean>`true`
}

/** The item whose document states it, as JSON; null: the document `d` came by itself. Who may know `d` may know the item. */
export const vexItem: RawBuilder<{ readonly id: string; readonly name: string } | null> = sql`(
  select jsonb_build_object('id', item.id, 'name', item.name) from inventory.ci item where item.id = d.ci_id)`
