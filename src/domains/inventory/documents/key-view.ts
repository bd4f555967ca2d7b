import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { isStale } from './stale-view.ts'

/** Components whose keys are to be made anew, column by column. */
export interface StaleComponents {
  readonly id: readonly number[]
  readonly packageKey: readonly string[]
  readonly version: readonly string[]
  /** The names that other records call them by; null, or not told at all, where there is none. */
  readonly otherKey: readonly (string | null)[]
  readonly otherVersion: readonly (string | null)[]
}

/** How many components have keys that this program would make otherwise. Reads all of them. */
export async function countStaleComponents(db: Executor): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from inventory.component c where ${isStale('c')}`.execute(db)
  return rows[0]?.count ?? 0
}

/** A stretch of ids: above the first, up to the last. */
export interface IdStretch {
  readonly after: number
  readonly upTo: number
}

/** All ids, divided into so many stretches of the same length. Served by the primary key. */
export async function divideIds(db: Executor, parts: number): Promise<readonly IdStretch[]> {
  const { rows } = await sql<{ last: number | null }>`
    select max(id)::float8 as last from inventory.component`.execute(db)
  const last = rows[0]?.last ?? 0
  const ends = Array.from({ length: parts + 1 }, (_, part) => Math.floor((last * part) / parts))
  return ends.slice(1).map((upTo, part) => ({ after: ends[part] ?? 0, upTo }))
}

/** The first such components of a stretch in the order of their ids. Served by the primary key. */
export async function findStaleComponents(
  db: Executor,
  { after, upTo }: IdStretch,
  limit: number,
): Promise<StaleComponents> {
  // As lists: a row each would cost more than finding them. As JSON: the driver looks at each sign of an array. Few have
  // other names.
  const { rows } = await sql<{ [Column in keyof StaleComponents]: StaleComponents[Column] | null }>`
    select json_agg(id order by id) as id, json_agg(package_key order by id) as "packageKey",
      json_agg(version order by id) as version,
      case when count(other_key) > 0 then json_agg(other_key order by id) end as "otherKey",
      case when count(other_key) > 0 then json_agg(other_version order by id) end as "otherVersion"
    from (
      select c.id, c.package_key, c.version, c.other_key, c.other_version from inventory.component c
      where c.id > ${after} and c.id <= ${upTo} and ${isStale('c')} order by c.id limit ${limit}) page`.execute(
    db,
  )
  const [row] = rows
  return {
    id: row?.id ?? [],
    packageKey: row?.packageKey ?? [],
    version: row?.version ?? [],
    otherKey: row?.otherKey ?? [],
    otherVersion: row?.otherVersion ?? [],
  }
}
