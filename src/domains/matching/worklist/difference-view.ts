import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { placeColumns } from './place-view.ts'
import { type Counting, countedState, stateCounts } from './worklist-view.ts'

const worklistLock = 8720_0004

/**
 * Counts change one transaction at a time: two would each miss what the other is about to change. The one that counts
 * may use more memory for it, so that a vulnerability in half a million places is grouped without the disk; and groups
 * by hashing, which PostgreSQL would not choose, as no statistics know yet of hits that came a moment ago.
 */
export async function lockCounts(db: Executor): Promise<void> {
  await sql`select pg_advisory_xact_lock(${worklistLock}), set_config('work_mem', '128MB', true),
    set_config('enable_sort', 'off', true), set_config('enable_incremental_sort', 'off', true),
    set_config('enable_mergejoin', 'off', true)`.execute(db)
}

/**
 * Starts collecting differences in the temporary table `count_change`, which lives as long as the transaction; a row is
 * about a cell or about a profile.
 */
export async function beginChange(db: Executor): Promise<void> {
  await sql`create temporary table if not exists count_change (vulnerability_id uuid, cell_id int, profile_id int,
    cis int, determined int, open int, affected int, settled int) on commit drop`.execute(db)
  await sql`truncate count_change`.execute(db)
}

/**
 * What these vulnerabilities' counts lack of, or have beyond, what they should be.
 * @returns whether anything was ever decided about them
 */
export async function collectRecount(db: Executor, vulnerabilityIds: readonly string[]): Promise<boolean> {
  const ids = sql`${[...vulnerabilityIds]}::uuid[]`
  const isDecided = await hasDecisions(db, sql`vulnerability_id = any(${ids})`)
  await addState(db, { where: sql`hit.vulnerability_id = any(${ids})`, isDecided }, sql``)
  await sql`
    insert into count_change
    select vulnerability_id, cell_id, null, -cis, -determined, -open, -affected, -settled
    from matching.cell_vulnerability where vulnerability_id = any(${ids})
    union all
    select vulnerability_id, null, profile_id, -cis, 0, 0, 0, 0
    from matching.profile_vulnerability where vulnerability_id = any(${ids})`.execute(db)
  return isDecided
}

/** The items' share of the counts as it is now, to be taken back (`before`) or added (`after`). */
export async function collectItems(
  db: Executor,
  ciIds: readonly string[],
  phase: 'before' | 'after',
): Promise<void> {
  if (ciIds.length === 0) return
  const ids = sql`${[...ciIds]}::uuid[]`
  const where = sql`o.ci_id = any(${ids}) and (
    (o.ci_id, hit.vulnerability_id) in (select ci_id, vulnerability_id from touched_item where vulnerability_id is not null)
    or o.ci_id in (select ci_id from touched_item where vulnerability_id is null))`
  const isDecided = await hasDecisions(
    db,
    sql`(vulnerability_id in (select vulnerability_id from touched_item)
      or exists (select from touched_item where vulnerability_id is null))`,
  )
  await addState(db, { where, isDecided }, phase === 'before' ? sql`-` : sql``)
}

async function hasDecisions(db: Executor, where: RawBuilder<unknown>): Promise<boolean> {
  const { rows } = await sql`
    select from matching.assessment where undone_at is null and ${where} limit 1`.execute(db)
  return rows.length > 0
}

async function addState(db: Executor, counting: Counting, sign: RawBuilder<unknown>): Promise<void> {
  await sql`
    with counted as (
      select vulnerability_id, cell_id, profile_id, ${stateCounts} from (${countedState(counting)}) state
      group by vulnerability_id, cell_id, profile_id)
    insert into count_change
    select vulnerability_id, cell_id, null, ${sign}cis, ${sign}determined, ${sign}open, ${sign}affected, ${sign}settled
    from counted
    union all
    select vulnerability_id, null, profile_id, ${sign}cis, 0, 0, 0, 0 from counted where profile_id is not null`.execute(
    db,
  )
}

/**
 * Collects into the temporary table `touched_item` what some documents bring and end, and which items belong into
 * another place than they are counted in (of those, all they have: vulnerability_id null).
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
    select p.ci_id, null from wanted_place p left join matching.counted_ci counted on counted.ci_id = p.ci_id
    where (p.cell_id, p.profile_id) is distinct from (counted.cell_id, counted.profile_id)
    union
    select o.ci_id, hit.vulnerability_id
    from inventory.occurrence o
    join matching.hit on hit.component_id = o.component_id and hit.until is null
    where o.document_id = any(${documents}) or o.until_document_id = any(${documents})`.execute(db)
  await sql`analyze touched_item`.execute(db)
  const { rows } = await sql<{ ciId: string }>`select distinct ci_id as "ciId" from touched_item`.execute(db)
  return rows.map((row) => row.ciId)
}

/**
 * Finds where the items and what they hold belong, making cells and profiles that are missing, into the temporary
 * table `wanted_place`.
 */
export async function collectPlaces(db: Executor, ciIds: readonly string[]): Promise<void> {
  const ids = sql`${[...ciIds]}::uuid[]`
  await placeItems(
    db,
    placeColumns(sql`ci.id = any(array(
      select descendant_id from inventory.closure where ancestor_id = any(${ids}) union select unnest(${ids})))`),
  )
}

/** The same for every item there is. */
export async function collectAllPlaces(db: Executor): Promise<void> {
  await placeItems(db, placeColumns(sql`true`))
}

async function placeItems(db: Executor, columns: RawBuilder<unknown>): Promise<void> {
  await sql`create temporary table if not exists wanted_place (ci_id uuid, is_restricted boolean, organisation_id uuid,
    division_id uuid, team_id uuid, tlp text, side text, kind text, exposure text, criticality text, safety boolean, cell_id int,
    profile_id int) on commit drop`.execute(db)
  await sql`truncate wanted_place`.execute(db)
  await sql`insert into wanted_place ${columns}`.execute(db)
  await sql`
    insert into matching.cell (organisation_id, division_id, team_id, tlp, side, kind)
    select distinct organisation_id, division_id, team_id, tlp, side, kind from wanted_place p
    where not is_restricted and not exists (select from matching.cell where ${isItsCell})
    on conflict do nothing`.execute(db)
  await sql`
    insert into matching.profile (team_id, side, exposure, criticality, safety)
    select distinct team_id, side, exposure, criticality, safety from wanted_place p
    where not is_restricted and team_id is not null and not exists (select from matching.profile where ${isItsProfile})
    on conflict do nothing`.execute(db)
  await sql`
    update wanted_place p set cell_id = (select cell.id from matching.cell where ${isItsCell}),
      profile_id = (select profile.id from matching.profile where ${isItsProfile})
    where not is_restricted`.execute(db)
}

const isItsCell = sql`cell.organisation_id = p.organisation_id and cell.tlp = p.tlp
  and cell.side = p.side and cell.kind = p.kind
  and (cell.division_id, cell.team_id) is not distinct from (p.division_id, p.team_id)`

const isItsProfile = sql`profile.team_id = p.team_id and profile.side = p.side
  and (profile.exposure, profile.criticality, profile.safety) is not distinct from (p.exposure, p.criticality, p.safety)`

/** From now on the items are counted where they belong. */
export async function moveItems(db: Executor): Promise<void> {
  await sql`
    insert into matching.counted_ci (ci_id, cell_id, profile_id) select ci_id, cell_id, profile_id from wanted_place
    on conflict (ci_id) do update set cell_id = excluded.cell_id, profile_id = excluded.profile_id
      where (counted_ci.cell_id, counted_ci.profile_id) is distinct from (excluded.cell_id, excluded.profile_id)`.execute(
    db,
  )
}
