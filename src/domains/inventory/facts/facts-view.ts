import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { FactsKind, FactsOf } from './facts.ts'
import { stretchLength, unpackFacts } from './stretch.ts'

/** A document of an item that fills a slot today. */
export interface CurrentDocument {
  readonly id: string
  readonly name: string
  readonly slot: string
}

/** The documents of today; served by document_by_ci. The item's own visibility is asked before. */
export async function listCurrentDocuments(db: Executor, ciId: string): Promise<readonly CurrentDocument[]> {
  const { rows } = await sql<CurrentDocument>`
    select id, name, slot from inventory.document
    where ci_id = ${ciId} and state in ('read', 'partly') order by slot, id`.execute(db)
  return rows
}

/** Where the item's documents of today hold a component: the position among the distinct ones of each. */
export async function findPositions(
  db: Executor,
  ciId: string,
  componentId: number,
): Promise<readonly (CurrentDocument & { readonly position: number })[]> {
  const { rows } = await sql<CurrentDocument & { position: number }>`
    select doc.id, doc.name, doc.slot, array_position(g.component_ids, ${componentId}::bigint) - 1 as position
    from inventory.document doc join inventory.document_graph g on g.document_id = doc.id
    where doc.ci_id = ${ciId} and doc.state in ('read', 'partly') and ${componentId}::bigint = any(g.component_ids)
    order by doc.slot, doc.id`.execute(db)
  return rows
}

interface Place<Kind extends FactsKind> {
  readonly documentId: string
  readonly kind: Kind
  readonly position: number
}

/** The stretch of facts that holds a position, from its first entry on; empty where nothing is kept. By the primary key. */
export async function readStretch<Kind extends FactsKind>(
  db: Executor,
  { documentId, kind, position }: Place<Kind>,
): Promise<readonly FactsOf<Kind>[]> {
  const row = await db
    .selectFrom('inventory.document_facts')
    .select('facts')
    .where('document_id', '=', documentId)
    .where('kind', '=', kind)
    .where('first', '=', position - (position % stretchLength))
    .executeTakeFirst()
  return row === undefined ? [] : unpackFacts(kind, row.facts)
}

/** The facts at one position. */
export async function readFacts<Kind extends FactsKind>(
  db: Executor,
  place: Place<Kind>,
): Promise<FactsOf<Kind> | undefined> {
  return (await readStretch(db, place))[place.position % stretchLength]
}

/** The ids of components at these positions among the distinct ones of a document; by document_graph_pkey. */
export async function findComponentIdsAt(
  db: Executor,
  documentId: string,
  positions: readonly number[],
): Promise<readonly number[]> {
  if (positions.length === 0) return []
  const { rows } = await sql<{ id: number }>`
    select g.component_ids[p.position + 1] as id
    from inventory.document_graph g, unnest(${[...positions]}::int[]) as p (position)
    where g.document_id = ${documentId} and p.position < cardinality(g.component_ids)`.execute(db)
  return rows.map((row) => row.id)
}
