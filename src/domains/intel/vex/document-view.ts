import { zstdDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Actor } from '#domains/identity/index.ts'
import type { Tlp } from '#formats/advisory/tlp.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import type { Executor } from '#platform/database/database.ts'
import { isVexCleared, vexItem } from './vex-clearance-view.ts'

/** A document of others as kept. */
export interface VexHeadRow {
  readonly id: string
  readonly format: 'openvex' | 'csaf' | 'cyclonedx'
  readonly formatVersion: string | null
  readonly name: string
  readonly revision: number
  readonly version: string | null
  readonly author: string | null
  readonly title: string | null
  readonly issuedAt: Temporal.Instant | null
  readonly modifiedAt: Temporal.Instant | null
  readonly tlp: Tlp | null
  readonly receivedAt: Temporal.Instant
  readonly supersededAt: Temporal.Instant | null
  readonly statements: number
  readonly products: number
  readonly uncompared: number
  readonly unknown: number
  readonly problemCount: number
  /** Whose document states it, where it is one of an item. */
  readonly ci: { readonly id: string; readonly name: string } | null
}

/** With its bytes as received. */
export interface VexDocumentRow extends VexHeadRow {
  readonly problems: readonly Problem[]
  readonly unused: readonly { readonly field: string; readonly count: number }[]
  readonly hash: Buffer
  readonly content: Buffer
}

const head = sql`d.id, d.format, d.format_version as "formatVersion", d.name, d.revision, d.version, d.author, d.title,
  d.issued_at as "issuedAt", d.modified_at as "modifiedAt", d.tlp, d.received_at as "receivedAt",
  d.superseded_at as "supersededAt", d.statement_count as statements, d.product_count as products, d.uncompared,
  (select count(distinct sv.name)::int from intel.vex_statement_vulnerability sv where sv.document_id = d.id
    and not exists(select from intel.alias a where a.name = sv.name)
    and not exists(select from intel.vulnerability v where v.cve = sv.name)) as unknown,
  d.problem_count as "problemCount", ${vexItem} as ci`

interface Wish {
  readonly all: boolean
  /** The id of the last one seen. */
  readonly after: string | undefined
  readonly limit: number
}

/** Newest first: ids rise with time, so the primary key gives the order. */
export async function listVexHeads(db: Executor, actor: Actor, wish: Wish): Promise<readonly VexHeadRow[]> {
  const after = wish.after === undefined ? sql`true` : sql`d.id < ${wish.after}::uuid`
  const { rows } = await sql<VexHeadRow>`
    select ${head} from intel.vex_document d where ${conditions(actor, wish)} and ${after}
    order by d.id desc limit ${wish.limit}`.execute(db)
  return rows
}

export async function countVexHeads(db: Executor, actor: Actor, wish: Pick<Wish, 'all'>): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from intel.vex_document d where ${conditions(actor, wish)}`.execute(db)
  return rows[0]?.total ?? 0
}

function conditions(actor: Actor, { all }: Pick<Wish, 'all'>) {
  const current = all ? sql`true` : sql`d.superseded_at is null`
  return sql`${isVexCleared(actor, 'd')} and ${current}`
}

/** Undefined: there is none, or its label lies above the actor's clearance. */
export async function findVexDocument(
  db: Executor,
  actor: Actor,
  id: string,
): Promise<VexDocumentRow | undefined> {
  const { rows } = await sql<VexDocumentRow>`
    select ${head}, d.problems, d.unused, d.hash,
      coalesce(d.content, (select a.content from intel.advisory_document a
        where a.source_id = 'csaf' and a.name = d.name and a.hash = d.hash order by a.revision desc limit 1)) as content
    from intel.vex_document d where d.id = ${id} and ${isVexCleared(actor, 'd')}`.execute(db)
  const [row] = rows
  return row === undefined ? undefined : { ...row, content: zstdDecompressSync(row.content) }
}
