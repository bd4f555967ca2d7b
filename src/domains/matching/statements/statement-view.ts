import { sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import { isVexCleared, vexItem } from '#domains/intel/index.ts'
import type { Tlp } from '#formats/advisory/tlp.ts'
import type { VexJustification, VexRemediation, VexStatus } from '#formats/vex/model/vex-document.ts'
import type { Executor } from '#platform/database/database.ts'
import { componentsOf, namesOf, statedFields, wholeOf } from './said-view.ts'

/** What a statement says, as it is told everywhere. */
export interface Stated {
  readonly status: VexStatus
  readonly statusWord: string | null
  readonly justification: VexJustification | null
  readonly justificationWord: string | null
  /** RFC 3339 */
  readonly saidAt: string | null
}

type Whole = { readonly name: string; readonly here: boolean | null } | null

/** What somebody else states about one finding. */
export interface FindingStatement extends Stated {
  readonly document: string
  readonly author: string | null
  readonly tlp: Tlp | null
  readonly whole: Whole
}

/** One statement about a vulnerability, the products it names and the items that have them. */
export interface StatementRow {
  readonly place: StatementPlace
  readonly document: {
    readonly id: string
    readonly format: 'openvex' | 'csaf' | 'cyclonedx'
    readonly name: string
    readonly version: string | null
    readonly author: string | null
    readonly title: string | null
    readonly issuedAt: string | null
    readonly modifiedAt: string | null
    readonly tlp: Tlp | null
    readonly receivedAt: string
    /** Whose document states it, where it is one of an item. */
    readonly ci: { readonly id: string; readonly name: string } | null
  }
  readonly stated: Stated
  readonly impact: string | null
  readonly action: string | null
  readonly notes: string | null
  readonly remediations: readonly VexRemediation[]
  readonly productCount: number
  readonly products: readonly {
    readonly name: string
    readonly purl: string | null
    readonly version: string | null
    readonly versionRange: string | null
    readonly whole: string | null
  }[]
  readonly itemCount: number
  readonly items: readonly {
    readonly ci: { readonly id: string; readonly name: string }
    readonly component: { readonly id: string; readonly name: string; readonly version: string }
    readonly by: 'version' | 'range' | 'package'
    readonly whole: Whole
  }[]
}

/** The order of statements: documents as they came, newest first, then as they stand there. */
export interface StatementPlace {
  readonly document: string
  readonly number: number
}

interface Wish {
  readonly vulnerabilityId: string
  readonly after?: StatementPlace | undefined
  readonly limit: number
}

/** Items are counted up to so many; then there are more. */
export const itemsCountedUpTo = 1000
const shownItems = 20
const shownProducts = 5

const time = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/**
 * What others state about a vulnerability, as far as the actor may know the documents and the items. Served by
 * vex_statement_vulnerability's key; a superseded document has no statements.
 */
export async function listStatementRows(
  db: Executor,
  actor: Actor,
  wish: Wish,
): Promise<readonly StatementRow[]> {
  const { rows } = await sql<StatementRow>`
    with page as materialized (
      select s.* from intel.vex_statement s where (s.document_id, s.number) in (${said(actor, wish)})
      order by s.document_id desc, s.number limit ${wish.limit})
    select jsonb_build_object('document', s.document_id, 'number', s.number) as place,
      jsonb_build_object('id', d.id, 'format', d.format, 'name', d.name, 'version', d.version, 'author', d.author,
        'title', d.title, 'issuedAt', ${time('d.issued_at')}, 'modifiedAt', ${time('d.modified_at')}, 'tlp', d.tlp,
        'receivedAt', ${time('d.received_at')}, 'ci', ${vexItem}) as document,
      jsonb_build_object(${statedFields}) as stated,
      s.impact, s.action, s.notes, s.remediations, s.product_count as "productCount",
      ${productsOf} as products, coalesce(held.total, 0)::int as "itemCount", coalesce(held.items, '[]') as items
    from page s
    join intel.vex_document d on d.id = s.document_id
    left join lateral (${itemsOf(actor)}) held on true
    order by s.document_id desc, s.number`.execute(db)
  return rows
}

/** How many there are in all. */
export async function countStatements(db: Executor, actor: Actor, vulnerabilityId: string): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from (${said(actor, { vulnerabilityId })}) said`.execute(db)
  return rows[0]?.total ?? 0
}

function said(actor: Actor, { vulnerabilityId, after }: Pick<Wish, 'vulnerabilityId' | 'after'>) {
  const later =
    after === undefined
      ? sql`true`
      : sql`(sv.document_id < ${after.document}::uuid or sv.document_id = ${after.document}::uuid and sv.statement > ${after.number})`
  return sql`
    select distinct sv.document_id, sv.statement from intel.vex_statement_vulnerability sv
    join intel.vex_document d on d.id = sv.document_id and ${isVexCleared(actor, 'd')}
    where sv.name = any(${namesOf(sql`${vulnerabilityId}::uuid`)}) and ${later}`
}

const productsOf = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('name', p.name, 'purl', p.purl, 'version', p.version,
    'versionRange', p.version_range, 'whole', p.whole_name) order by p.number), '[]')
  from (
    select p.*, (select w.name from intel.vex_product w where w.document_id = p.document_id and w.number = p.whole) as whole_name
    from intel.vex_statement_product sp
    join intel.vex_product p on p.document_id = sp.document_id and p.number = sp.product
    where sp.document_id = s.document_id and sp.statement = s.number order by sp.product limit ${shownProducts}) p)`

/** Items the actor may see that have a product of the statement `s`, each once; counted up to a bound. */
function itemsOf(actor: Actor) {
  return sql`
    select count(*) as total, jsonb_agg(jsonb_build_object('ci', jsonb_build_object('id', found.ci_id, 'name', found.ci_name),
        'component', jsonb_build_object('id', found.component_id::text, 'name', found.name, 'version', found.version),
        'by', found.by, 'whole', ${wholeOf('found', sql`found.ci_id`)}) order by found.folded, found.ci_id)
      filter (where found.rank <= ${shownItems}) as items
    from (
      select spoken.*, ci.id as ci_id, ci.name as ci_name, ci.folded,
        row_number() over (order by ci.folded, ci.id) as rank
      from (
        select distinct on (o.ci_id) spoken.*, o.ci_id as held_by
        from (${componentsOf({ document: sql`s.document_id`, number: sql`s.number` })}) spoken
        join inventory.occurrence o on o.package_key = spoken.package_key and o.component_id = spoken.component_id
          and o.until is null and (d.ci_id is null or o.ci_id = d.ci_id)
        order by o.ci_id, spoken.component_id, spoken.number) spoken
      join inventory.ci on ci.id = spoken.held_by and ${visible(actor, 'finding.view', 'ci')}
      limit ${itemsCountedUpTo + 1}) found`
}
