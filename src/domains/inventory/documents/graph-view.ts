import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { type DocumentGraph, unpackGraph } from './graph.ts'

/** What a document says of one component. */
export interface HeldGraph {
  readonly documentId: string
  readonly documentName: string
  readonly slot: string
  readonly graph: DocumentGraph
  /** Of the distinct components, by position. */
  readonly componentIds: readonly number[]
  /** Where the component stands among them. */
  readonly position: number
}

/**
 * The graphs of an item's documents of today that hold the component; served by document_by_ci and
 * document_graph_pkey. The item's own visibility is asked before.
 */
export async function listHeldGraphs(
  db: Executor,
  ciId: string,
  componentId: number,
): Promise<readonly HeldGraph[]> {
  const { rows } = await sql<{
    documentId: string
    documentName: string
    slot: string
    graph: Buffer
    ids: string
    position: number
  }>`
    select doc.id as "documentId", doc.name as "documentName", doc.slot, g.graph,
      array_to_string(g.component_ids, ',') as ids, array_position(g.component_ids, ${componentId}::bigint) - 1 as position
    from inventory.document doc join inventory.document_graph g on g.document_id = doc.id
    where doc.ci_id = ${ciId} and doc.state in ('read', 'partly') and ${componentId}::bigint = any(g.component_ids)
    order by doc.slot, doc.id`.execute(db)
  return rows.map(({ graph, ids, ...row }) => ({
    ...row,
    graph: unpackGraph(graph),
    componentIds: ids.split(',').map(Number),
  }))
}

export interface NamedComponent {
  readonly id: number
  readonly name: string
  readonly version: string
}

/** Names of components; served by the primary key. */
export async function listComponentNames(
  db: Executor,
  ids: readonly number[],
): Promise<ReadonlyMap<number, NamedComponent>> {
  const { rows } = await sql<NamedComponent>`
    select id, name, coalesce(binary_version, version) as version from inventory.component
    where id = any(${[...ids]}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
