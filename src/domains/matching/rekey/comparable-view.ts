import { type RawBuilder, sql } from 'kysely'
import { isStale } from '#domains/inventory/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { cpeScheme } from '#versions/identifiers/cpe/index.ts'
import type { Ownership } from '../hits/owner-view.ts'
import { hasOldScheme } from '../ranges/range-view.ts'

/** Relations to match: as inventory.component, matching.affected_range and matching.component_cpe. */
export interface Comparable {
  readonly components: RawBuilder<unknown>
  readonly ranges: RawBuilder<unknown>
  readonly names: RawBuilder<unknown>
  /** Parts of distributions' packages; null where there are none, which is usual. */
  readonly ownership: Ownership | null
}

const stored = {
  components: sql`inventory.component`,
  ranges: sql`matching.affected_range`,
  names: sql`matching.component_cpe`,
}

const parts = sql`inventory.component_owner w`

/**
 * What may be compared. Usually what is stored; while keys are made anew, a component or a CPE name with an old key
 * counts as one without, and a range with old bounds as one that could not be read: with either everything is
 * undetermined. So keys of different revisions are never compared, and neither are two old ones, by which this program would judge otherwise.
 * Hits that were computed before stay until both sides are new.
 */
export async function comparable(db: Executor): Promise<Comparable> {
  const { isBeingKeyed, hasOwned } = await readState(db)
  const withOwners = ({ components, ranges, names }: Omit<Comparable, 'ownership'>): Comparable => ({
    components,
    ranges,
    names,
    ownership: hasOwned ? { parts, packages: components, ranges } : null,
  })
  if (!isBeingKeyed) return withOwners(stored)
  const hasOldBounds = sql`${hasOldScheme('k')} and k.lo is not null`
  return withOwners({
    components: await replacing(db, 'inventory.component', {
      version_key: sql`case when ${isStale('k')} then null else k.version_key end`,
      other_version_key: sql`case when ${isStale('k')} then null else k.other_version_key end`,
      version_span: sql`case when ${isStale('k')} then null else k.version_span end`,
    }),
    ranges: await replacing(db, 'matching.affected_range', {
      lo: sql`case when ${hasOldBounds} then ''::bytea else k.lo end`,
      hi: sql`case when ${hasOldBounds} then '\\xff'::bytea else k.hi end`,
      preference: sql`case when ${hasOldBounds} then k.preference | 64 else k.preference end`,
      platform_id: sql`case when ${hasOldBounds} then null else k.platform_id end`,
    }),
    names: await replacing(db, 'matching.component_cpe', {
      version_key: sql`case when k.scheme_revision <> ${sql.lit(cpeScheme.revision)} then null else k.version_key end`,
    }),
  })
}

interface State {
  readonly isBeingKeyed: boolean
  readonly hasOwned: boolean
}

/** Both are looked at at once: everything that is matched asks. */
async function readState(db: Executor): Promise<State> {
  const { rows } = await sql<State>`
    select exists (select from matching.key_state where schemes is distinct from wanted_schemes) as "isBeingKeyed",
      exists (select from inventory.component_owner) as "hasOwned"`.execute(db)
  return rows[0] ?? { isBeingKeyed: false, hasOwned: false }
}

/** A table with some of its columns replaced; `k` names its rows. */
async function replacing(
  db: Executor,
  table: string,
  columns: Readonly<Record<string, RawBuilder<unknown>>>,
): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ name: string }>`
    select attname::text as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attnum`.execute(db)
  const list = rows.map(({ name }) => {
    const column = columns[name]
    return column === undefined ? sql.ref(`k.${name}`) : sql`${column} as ${sql.ref(name)}`
  })
  return sql`(select ${sql.join(list)} from ${sql.table(table)} k)`
}
