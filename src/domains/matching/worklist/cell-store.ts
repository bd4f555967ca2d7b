import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { cellColumns, wantedCells } from './cells-view.ts'
import { countedState, stateCounts } from './worklist-view.ts'

const worklistLock = 8720_0004

/** Counts change one transaction at a time: two would each miss what the other is about to change. */
export async function lockCounts(db: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(${worklistLock})`.execute(db)
}

/** Starts collecting differences in the temporary table `cell_change`, which lives as long as the transaction. */
export async function beginChange(db: Executor): Promise<void> {
  await sql`create temporary table if not exists cell_change (vulnerability_id uuid, cell_id int, cis int,
    determined int, open int, affected int, settled int) on commit drop`.execute(db)
  await sql`truncate cell_change`.execute(db)
}

/** What these vulnerabilities' counts lack of, or have beyond, what they should be. */
export async function collectRecount(db: Executor, vulnerabilityIds: readonly string[]): Promise<void> {
  const ids = sql`${[...vulnerabilityIds]}::uuid[]`
  await sql`
    insert into cell_change
    select vulnerability_id, cell_id, sum(cis), sum(determined), sum(open), sum(affected), sum(settled)
    from (
      select vulnerability_id, cell_id, cis, determined, open, affected, settled from (${wantedCells(vulnerabilityIds)}) wanted
      union all
      select vulnerability_id, cell_id, -cis, -determined, -open, -affected, -settled
      from matching.cell_vulnerability where vulnerability_id = any(${ids})
    ) both_sides
    group by vulnerability_id, cell_id
    having sum(cis) <> 0 or sum(determined) <> 0 or sum(open) <> 0 or sum(affected) <> 0 or sum(settled) <> 0`.execute(
    db,
  )
}

/** The items' share of the counts as it is now, to be taken back (`before`) or added (`after`). */
export async function collectItems(
  db: Executor,
  ciIds: readonly string[],
  phase: 'before' | 'after',
): Promise<void> {
  const sign = phase === 'before' ? sql`-` : sql``
  const where = sql`ci.id = any(${[...ciIds]}::uuid[]) and o.ci_id = any(${[...ciIds]}::uuid[]) and (
    (ci.id, hit.vulnerability_id) in (select ci_id, vulnerability_id from touched_item where vulnerability_id is not null)
    or ci.id in (select ci_id from touched_item where vulnerability_id is null))`
  await sql`
    insert into cell_change
    select vulnerability_id, cell_id, ${sign}cis, ${sign}determined, ${sign}open, ${sign}affected, ${sign}settled
    from (select vulnerability_id, cell_id, ${stateCounts} from (${countedState(where)}) state
      group by vulnerability_id, cell_id) counted`.execute(db)
}

/**
 * Collects into the temporary table `touched_item` what some documents bring and end, and which items belong into
 * another cell than they are counted in.
 * @returns the items that are touched
 */
export async function collectTouched(
  db: Executor,
  documentIds: readonly string[],
): Promise<readonly string[]> {
  await sql`create temporary table if not exists touched_item (ci_id uuid, vulnerability_id uuid) on commit drop`.execute(
    db,
  )
  await sql`truncate touched_item`.execute(db)
  const documents = sql`${[...documentIds]}::uuid[]`
  await sql`
    insert into touched_item
    select ci_id, null from wanted_place where cell_id is distinct from counted_cell_id
    union
    select o.ci_id, hit.vulnerability_id
    from inventory.occurrence o
    join matching.hit on hit.package_key = o.package_key and hit.component_id = o.component_id and hit.until is null
    where o.document_id = any(${documents}) or o.until_document_id = any(${documents})`.execute(db)
  await sql`analyze touched_item`.execute(db)
  const { rows } = await sql<{ ciId: string }>`select distinct ci_id as "ciId" from touched_item`.execute(db)
  return rows.map((row) => row.ciId)
}

/**
 * Finds in which cell the items and what they hold belong, making cells that are missing, into the temporary table
 * `wanted_place` (ci_id, cell_id, counted_cell_id).
 */
export async function collectPlaces(db: Executor, ciIds: readonly string[]): Promise<void> {
  const columns = cellColumns(sql`ci.id in (
    select descendant_id from inventory.closure where ancestor_id = any(${[...ciIds]}::uuid[])
    union all select unnest(${[...ciIds]}::uuid[]))`)
  await placeItems(db, columns)
}

/** The same for every item there is. */
export async function collectAllPlaces(db: Executor): Promise<void> {
  await placeItems(db, cellColumns(sql`true`))
}

async function placeItems(db: Executor, columns: RawBuilder<unknown>): Promise<void> {
  await sql`drop table if exists wanted_place`.execute(db)
  await sql`create temporary table wanted_place (ci_id uuid primary key, is_restricted boolean, organisation_id uuid, division_id uuid,
    team_id uuid, tlp text, side text, exposure text, criticality text, safety boolean, cell_id int, counted_cell_id int)
    on commit drop`.execute(db)
  await sql`insert into wanted_place (ci_id, is_restricted, organisation_id, division_id, team_id, tlp, side, exposure,
    criticality, safety) select distinct on (ci_id) * from (${columns}) found`.execute(db)
  await sql`
    insert into matching.cell (organisation_id, division_id, team_id, tlp, side, exposure, criticality, safety)
    select distinct organisation_id, division_id, team_id, tlp, side, exposure, criticality, safety
    from wanted_place p where not is_restricted and not exists (select from matching.cell where ${isItsCell})
    on conflict do nothing`.execute(db)
  await sql`
    update wanted_place p set
      cell_id = (select cell.id from matching.cell where not p.is_restricted and ${isItsCell}),
      counted_cell_id = (select counted.cell_id from matching.counted_ci counted where counted.ci_id = p.ci_id)`.execute(
    db,
  )
}

const isItsCell = sql`cell.organisation_id = p.organisation_id and cell.tlp = p.tlp
  and cell.side = p.side
  and (cell.division_id, cell.team_id, cell.exposure, cell.criticality, cell.safety)
    is not distinct from (p.division_id, p.team_id, p.exposure, p.criticality, p.safety)`

/** From now on the items are counted where they belong. */
export async function moveItems(db: Executor): Promise<void> {
  await sql`
    insert into matching.counted_ci (ci_id, cell_id) select ci_id, cell_id from wanted_place
    on conflict (ci_id) do update set cell_id = excluded.cell_id
      where counted_ci.cell_id is distinct from excluded.cell_id`.execute(db)
}
