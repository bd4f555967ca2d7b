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
  /** As `statedLicences` tells them, of each slot. */
  readonly licences: string | null
}

/** What the item holds now, by package and version; served by occurrence_once. */
export async function listComponentRows(
  db: Executor,
  ciId: string,
  filter: {
    readonly q?: string | undefined
    readonly licence?: string | undefined
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
          coalesce(scope, ''))) as strength, string_agg(distinct licences, E'\n') as licences
      from inventory.occurrence where ci_id = ${ciId} and until is null group by package_key, component_id) o
    join inventory.component c on c.package_key = o.package_key and c.id = o.component_id
    where ${wanted} and ${isUnder(filter.licence)}`
  const after =
    filter.after === undefined
      ? sql`true`
      : sql`(c.package_key, c.id) > (select package_key, id from inventory.component where id = ${filter.after})`
  const { rows } = await sql<CiComponentRow>`
    select c.id, c.package_key as "packageKey", c.name, coalesce(c.binary_version, c.version) as version, c.purl,
      c.distribution, nullif((${strongestFirst}::text[])[o.strength], '') as scope, o.direct,
      (c.version_key is not null or c.version_span is not null) and c.distribution is not null as comparable, o.licences
    ${held} and ${after} order by c.package_key, c.id limit ${filter.limit}`.execute(db)
  const counted = await sql<{ total: number }>`select count(*) as total ${held}`.execute(db)
  return { rows, total: counted.rows[0]?.total ?? 0 }
}

/** '' stands for a scope that is not told, which means required (CycloneDX, `scope`). */
const strongestFirst = ['required', '', 'optional', 'excluded']

/** Whether what `o` says of licences is the wanted: what is as written only counts as `other`. */
function isUnder(licence: string | undefined) {
  switch (licence) {
    case undefined:
      return sql`true`
    case 'none':
      return sql`o.licences is null`
    case 'other':
      return sql`o.licences ~ '(^|\n)[?]'`
    default:
      return sql`case when strpos(o.licences, ${licence}) = 0 then false
        else strpos(translate(E'\n' || regexp_replace(o.licences, '(^|\n)[?][^\n]*', '', 'g') || E'\n', E'\n()+', '    '),
          ${` ${licence} `}) > 0 end`
  }
}

/** What an item's components stand under, by what is said together; none last. Served by occurrence_once. */
export async function listLicenceRows(
  db: Executor,
  ciId: string,
): Promise<readonly { readonly licences: string | null; readonly components: number }[]> {
  const { rows } = await sql<{ licences: string | null; components: number }>`
    select licences, count(*)::int as components
    from (select string_agg(distinct licences, E'\n') as licences
      from inventory.occurrence where ci_id = ${ciId} and until is null group by component_id) o
    group by licences order by licences is null, components desc, licences limit ${distinctLicences}`.execute(
    db,
  )
  return rows
}

/** What is said differently beyond that would be a document's own invention. */
const distinctLicences = 50_000
