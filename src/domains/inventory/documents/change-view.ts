import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** A package that a document brought, ended, or holds in another version than the one before it in the slot. */
export interface ChangeRow {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly packageKey: string
  readonly name: string
  readonly before: ChangedComponent | null
  readonly after: ChangedComponent | null
  /** Counts the changes of one package. */
  readonly turn: number
}

export interface ChangedComponent {
  readonly id: string
  readonly version: string
  readonly purl: string | null
}

/** Where a page of changes begins: after this one, of the component that came, or else went. */
export interface ChangePlace {
  readonly componentId: number
  readonly turn: number
}

/**
 * What the document changed, by package: of one that lost and gained versions, the lowest is taken to have become
 * the lowest. Served by occurrence_by_document and occurrence_ended.
 */
export async function listChangeRows(
  db: Executor,
  documentId: string,
  filter: {
    readonly kind?: ChangeRow['kind'] | undefined
    readonly after?: ChangePlace | undefined
    readonly limit: number
  },
): Promise<readonly ChangeRow[]> {
  const { kind, after } = filter
  const place =
    after === undefined
      ? sql`true`
      : sql`(package_key, bin, turn) > (select package_key, coalesce(binary_name, ''), ${after.turn}::bigint
          from inventory.component where id = ${after.componentId})`
  const { rows } = await sql<ChangeRow>`
    select kind, package_key as "packageKey", name, before, after, turn from (${changesOf(documentId)}) change
    where ${kind === undefined ? sql`true` : sql`kind = ${kind}`} and ${place}
    order by package_key, bin, turn limit ${filter.limit}`.execute(db)
  return rows
}

/** Packages of which a version came and another went. Served as `listChangeRows`. */
export async function countChangedPackages(db: Executor, documentId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${changesOf(documentId)}) change where kind = 'changed'`.execute(db)
  return rows[0]?.count ?? 0
}

function changesOf(documentId: string): RawBuilder<unknown> {
  return sql`
    select case when came.id is null then 'removed' when went.id is null then 'added' else 'changed' end as kind,
      package_key, bin, turn, coalesce(came.name, went.name) as name,
      case when went.id is not null then jsonb_build_object('id', went.id::text, 'version', went.version,
        'purl', went.purl) end as before,
      case when came.id is not null then jsonb_build_object('id', came.id::text, 'version', came.version,
        'purl', came.purl) end as after
    from (${numbered(sql`o.document_id = ${documentId}`)}) came
    full join (${numbered(sql`o.until_document_id = ${documentId}`)}) went using (package_key, bin, turn)`
}

function numbered(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select c.package_key, coalesce(c.binary_name, '') collate "C" as bin, c.id, c.name,
      coalesce(c.binary_version, c.version) as version, c.purl,
      row_number() over (partition by c.package_key, coalesce(c.binary_name, '') order by c.version_key, c.id) as turn
    from inventory.occurrence o
    join inventory.component c on c.package_key = o.package_key and c.id = o.component_id
    where ${condition}`
}
