import { sql } from 'kysely'
import type { ComponentScope } from '#formats/sbom/model/sbom-document.ts'
import type { Executor } from '#platform/database/database.ts'
import { unpackGraph } from '../documents/graph.ts'
import type { PlainComponent } from './bom.ts'

/** How a document's components hang together, and which they are. */
export interface DocumentParts {
  readonly componentIds: readonly number[]
  readonly depends: readonly number[]
  readonly contains: readonly number[]
}

/** By document_graph_pkey; undefined where nothing is kept. */
export async function readParts(db: Executor, documentId: string): Promise<DocumentParts | undefined> {
  const { rows } = await sql<{ graph: Buffer; ids: string }>`
    select graph, array_to_string(component_ids, ',') as ids from inventory.document_graph
    where document_id = ${documentId}`.execute(db)
  const [row] = rows
  if (row === undefined) return undefined
  // The places are the larger half and not wanted here.
  const { depends, contains } = unpackGraph(row.graph)
  return { componentIds: row.ids === '' ? [] : row.ids.split(',').map(Number), depends, contains }
}

const strongestFirst: readonly (ComponentScope | null)[] = ['required', null, 'optional', 'excluded']

/** What each component is to the item: the strongest of what is said; served by occurrence_once. */
export async function readScopes(
  db: Executor,
  ciId: string,
): Promise<ReadonlyMap<number, ComponentScope | null>> {
  const { rows } = await sql<{ scope: ComponentScope | null; ids: string }>`
    select scope, string_agg(component_id::text, ',') as ids from inventory.occurrence
    where ci_id = ${ciId} and until is null group by scope`.execute(db)
  const scopes = new Map<number, ComponentScope | null>()
  const weakestFirst = rows.toSorted(
    (a, b) => strongestFirst.indexOf(b.scope) - strongestFirst.indexOf(a.scope),
  )
  for (const { scope, ids } of weakestFirst) for (const id of ids.split(',')) scopes.set(Number(id), scope)
  return scopes
}

/** Served by the primary key. */
export async function listPlainComponents(
  db: Executor,
  ids: readonly number[],
): Promise<ReadonlyMap<number, PlainComponent>> {
  const { rows } = await sql<PlainComponent>`
    select id, name, coalesce(binary_version, version) as version, purl from inventory.component
    where id = any(${[...ids]}::bigint[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What the item's organisation is called. */
export async function findOrganisationName(db: Executor, organisationId: string): Promise<string> {
  const row = await db
    .selectFrom('identity.organisation')
    .select(sql<string>`coalesce(name_en, name_ja, '')`.as('name'))
    .where('id', '=', organisationId)
    .executeTakeFirst()
  return row?.name ?? ''
}
