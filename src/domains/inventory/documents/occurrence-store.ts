import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { arrayText, booleanArrayText, numberArrayText } from './array-text.ts'
import { pickFrom } from './component-columns.ts'
import type { Holding, SlotChange, Wanted } from './slot-change.ts'

/** A slot of an item, what changes it, and when. */
export interface Slot {
  readonly ciId: string
  readonly slot: string
  /** The document that fills it, or the rereading of the one that does. */
  readonly documentId: string
  readonly at: Temporal.Instant
}

/** What the slot holds now, by component id; served by occurrence_once. */
export async function readHoldings(
  db: Executor,
  { ciId, slot }: Slot,
): Promise<ReadonlyMap<number, Holding>> {
  const { rows } = await sql<Holding & { ids: string }>`
    select scope, direct, licences, string_agg(component_id::text, ',') as ids from inventory.occurrence
    where ci_id = ${ciId} and slot = ${slot} and until is null group by scope, direct, licences`.execute(db)
  const held = new Map<number, Holding>()
  for (const { ids, ...holding } of rows) {
    for (const id of ids.split(',')) held.set(Number(id), holding)
  }
  return held
}

/** Writes what changes and nothing else. What lasts keeps its `since` and the document that brought it in. */
export async function writeSlotChange(
  db: Executor,
  slot: Slot,
  { wanted, change }: { readonly wanted: Wanted; readonly change: SlotChange },
): Promise<void> {
  if (change.ended.length > 0) await endOccurrences(db, slot, change.ended)
  if (change.restated.length > 0) await restateOccurrences(db, slot, rowsAt(wanted, change.restated))
  if (change.added.length > 0) await insertOccurrences(db, slot, rowsAt(wanted, change.added))
}

/** Served by occurrence_once. */
async function endOccurrences(db: Executor, slot: Slot, componentIds: readonly number[]): Promise<void> {
  await sql`
    update inventory.occurrence set until = ${slot.at.toString()}::timestamptz, until_document_id = ${slot.documentId}
    where ci_id = ${slot.ciId} and slot = ${slot.slot} and until is null
      and component_id = any(${numberArrayText(componentIds)}::bigint[])`.execute(db)
}

/** Served by occurrence_once. */
async function restateOccurrences(db: Executor, slot: Slot, rows: Wanted): Promise<void> {
  await sql`
    update inventory.occurrence o set scope = f.scope, direct = f.direct, licences = f.licences from ${unnested(rows)}
    where o.ci_id = ${slot.ciId} and o.slot = ${slot.slot} and o.until is null
      and o.component_id = f.component_id`.execute(db)
}

/** In the order of the indexes, which then grow at few places. */
async function insertOccurrences(db: Executor, slot: Slot, rows: Wanted): Promise<void> {
  await sql`
    insert into inventory.occurrence (package_key, component_id, ci_id, document_id, slot, scope, direct, licences,
      since)
    select package_key, component_id, ${slot.ciId}, ${slot.documentId}, ${slot.slot}, scope, direct, licences,
      ${slot.at.toString()}::timestamptz
    from ${unnested(rows)} order by component_id`.execute(db)
}

function unnested({ ids, packageKeys, scopes, directs, licences }: Wanted) {
  return sql`unnest(${arrayText(packageKeys)}::text[], ${numberArrayText(ids)}::bigint[],
    ${arrayText(scopes)}::text[], ${booleanArrayText(directs)}::boolean[], ${arrayText(licences)}::text[])
    as f (package_key, component_id, scope, direct, licences)`
}

function rowsAt(wanted: Wanted, positions: readonly number[]): Wanted {
  return {
    ids: pickFrom(wanted.ids, positions),
    packageKeys: pickFrom(wanted.packageKeys, positions),
    scopes: pickFrom(wanted.scopes, positions),
    directs: pickFrom(wanted.directs, positions),
    licences: pickFrom(wanted.licences, positions),
  }
}

/** Keeps the graph of a document; its positions are those of the component ids. */
export async function insertGraph(
  db: Executor,
  documentId: string,
  { componentIds, graph }: { readonly componentIds: readonly number[]; readonly graph: Uint8Array },
): Promise<void> {
  await sql`insert into inventory.document_graph (document_id, component_ids, graph)
    values (${documentId}, ${numberArrayText(componentIds)}::bigint[], ${Buffer.from(graph)})
    on conflict (document_id) do nothing`.execute(db)
}

/** The same for a document that was read before. @returns whether the graph is another */
export async function replaceGraph(
  db: Executor,
  documentId: string,
  { componentIds, graph }: { readonly componentIds: readonly number[]; readonly graph: Uint8Array },
): Promise<boolean> {
  const { rows } = await sql`
    insert into inventory.document_graph as kept (document_id, component_ids, graph)
    values (${documentId}, ${numberArrayText(componentIds)}::bigint[], ${Buffer.from(graph)})
    on conflict (document_id) do update set component_ids = excluded.component_ids, graph = excluded.graph
      where (kept.component_ids, kept.graph) <> (excluded.component_ids, excluded.graph)
    returning document_id`.execute(db)
  return rows.length > 0
}
