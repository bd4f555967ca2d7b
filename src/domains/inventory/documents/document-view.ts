import { sql } from 'kysely'
import type { Problem } from '#kernel/errors/app-error.ts'
import { fold } from '#kernel/text/fold.ts'
import type { Executor } from '#platform/database/database.ts'

export interface DocumentRow {
  readonly id: string
  readonly slot: string
  readonly name: string
  readonly format: string | null
  readonly formatVersion: string | null
  readonly hash: string
  readonly bytes: number
  readonly state: 'received' | 'read' | 'partly' | 'failed' | 'replaced'
  readonly components: number | null
  readonly problems: readonly Problem[]
  readonly problemCount: number
  readonly receivedAt: Temporal.Instant
  readonly receivedBy: string | null
}

/** An item's documents, newest first; served by document_by_ci. The item's own visibility is asked before. */
export async function listDocumentRows(
  db: Executor,
  ciId: string,
  page: { readonly before?: string | undefined; readonly limit: number },
): Promise<readonly DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`
    select doc.id, doc.slot, doc.name, doc.format, doc.format_version as "formatVersion", doc.hash, doc.bytes, doc.state,
      doc.components, doc.problems, doc.problem_count as "problemCount", doc.received_at as "receivedAt",
      p.name as "receivedBy"
    from inventory.document doc left join identity.person p on p.id = doc.received_by
    where doc.ci_id = ${ciId} and ${page.before === undefined ? sql`true` : sql`doc.id < ${page.before}::uuid`}
    order by doc.id desc limit ${page.limit}`.execute(db)
  return rows
}

export interface CiComponentRow {
  readonly id: number
  readonly packageKey: string
  readonly name: string
  readonly version: string
  readonly purl: string | null
  readonly scope: string | null
  readonly paths: readonly string[]
  readonly comparable: boolean
}

/** What the item holds now, by package and version; served by occurrence_by_ci. */
export async function listComponentRows(
  db: Executor,
  ciId: string,
  filter: {
    readonly q?: string | undefined
    readonly after?: { readonly packageKey: string; readonly id: number } | undefined
    readonly limit: number
  },
): Promise<{ readonly rows: readonly CiComponentRow[]; readonly total: number }> {
  const wanted =
    filter.q === undefined || filter.q === ''
      ? sql`true`
      : sql`strpos(lower(c.name || ' ' || c.version || ' ' || coalesce(c.purl, '')), ${fold(filter.q)}) > 0`
  const held = sql`
    from (select package_key, component_id, min(scope) as scope, jsonb_agg(paths) as paths
      from inventory.occurrence where ci_id = ${ciId} and until is null group by package_key, component_id) o
    join inventory.component c on c.package_key = o.package_key and c.id = o.component_id
    where ${wanted}`
  const after =
    filter.after === undefined
      ? sql`true`
      : sql`(c.package_key, c.id) > (${filter.after.packageKey}, ${filter.after.id})`
  const { rows } = await sql<CiComponentRow>`
    select c.id, c.package_key as "packageKey", c.name, c.version, c.purl, o.scope,
      (select coalesce(jsonb_agg(path), '[]') from jsonb_array_elements(o.paths) list, jsonb_array_elements(list) path) as paths,
      c.version_key is not null as comparable
    ${held} and ${after} order by c.package_key, c.id limit ${filter.limit}`.execute(db)
  const counted = await sql<{ total: number }>`select count(*) as total ${held}`.execute(db)
  return { rows, total: counted.rows[0]?.total ?? 0 }
}
