import { sql } from 'kysely'
import { fold } from '#kernel/text/fold.ts'
import type { Executor } from '#platform/database/database.ts'

export interface CiComponentRow {
  readonly id: number
  readonly packageKey: string
  readonly name: string
  readonly version: string
  readonly purl: string | null
  readonly distribution: string | null
  readonly scope: string | null
  readonly direct: boolean | null
  readonly comparable: boolean
}

/** What the item holds now, by package and version; served by occurrence_once. */
export async function listComponentRows(
  db: Executor,
  ciId: string,
  filter: {
    readonly q?: string | undefined
    /** Id of the component the page begins after. */
    readonly after?: number | undefined
    readonly limit: number
  },
): Promise<{ readonly rows: readonly CiComponentRow[]; readonly total: number }> {
  const wanted =
    filter.q === undefined || filter.q === ''
      ? sql`true`
      : sql`strpos(lower(c.name || ' ' || c.version || ' ' || coalesce(c.purl, '')), ${fold(filter.q)}) > 0`
  // Several slots may hold it: what is required or direct for one is so for the item.
  const held = sql`
    from (select package_key, component_id, bool_or(direct) as direct, min(array_position(${strongestFirst}::text[],
          coalesce(scope, ''))) as strength
      from inventory.occurrence where ci_id = ${ciId} and until is null group by package_key, component_id) o
    join inventory.component c on c.package_key = o.package_key and c.id = o.component_id
    where ${wanted}`
  const after =
    filter.after === undefined
      ? sql`true`
      : sql`(c.package_key, c.id) > (select package_key, id from inventory.component where id = ${filter.after})`
  const { rows } = await sql<CiComponentRow>`
    select c.id, c.package_key as "packageKey", c.name, coalesce(c.binary_version, c.version) as version, c.purl,
      c.distribution, nullif((${strongestFirst}::text[])[o.strength], '') as scope, o.direct,
      c.version_key is not null and c.distribution is not null as comparable
    ${held} and ${after} order by c.package_key, c.id limit ${filter.limit}`.execute(db)
  const counted = await sql<{ total: number }>`select count(*) as total ${held}`.execute(db)
  return { rows, total: counted.rows[0]?.total ?? 0 }
}

/** '' stands for a scope that is not told, which means required (CycloneDX, `scope`). */
const strongestFirst = ['required', '', 'optional', 'excluded']
