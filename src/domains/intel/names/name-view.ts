import { type RawBuilder, sql } from 'kysely'
import { escapeLike, readWords } from '#kernel/text/search.ts'
import type { Executor } from '#platform/database/database.ts'

/** A name as the page of names shows it. */
export interface NameView {
  readonly id: string
  readonly source: string | null
  readonly label: string
  readonly supplier: string | null
  readonly language: string | null
  readonly vendor: string
  readonly packageKey: string | null
  readonly doubtful: boolean
  readonly told: {
    readonly id: string
    readonly note: string
    readonly madeBy: string
    readonly madeAt: string
    readonly endedBy: string | null
    readonly endedAt: string | null
  } | null
}

export interface NameFilter {
  readonly from: 'told' | 'ended' | 'listed'
  readonly q?: string | undefined
  readonly product?: string | undefined
  /** The id of the last row that was read. */
  readonly before?: string | undefined
  readonly limit: number
}

const stamp = (at: string) => sql`to_char(${sql.ref(at)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const toldColumns = sql`t.id::text as id, null as source, coalesce(t.product, t.supplier) as label,
  case when t.product is not null then t.supplier end as supplier, null as language, t.vendor, t.cpe_key as "packageKey",
  false as doubtful, jsonb_build_object('id', t.id, 'note', t.note, 'madeBy', coalesce(m.name, ''),
    'madeAt', ${stamp('t.made_at')}, 'endedBy', e.name, 'endedAt', ${stamp('t.ended_at')}) as told
  from intel.told_name t left join identity.person m on m.id = t.made_by left join identity.person e on e.id = t.ended_by`

/** One that a person told, ended or not. */
export async function findToldName(db: Executor, id: string): Promise<NameView | undefined> {
  const { rows } = await sql<NameView>`select ${toldColumns} where t.id = ${id}`.execute(db)
  return rows[0]
}

/** Names by who tells them: people's, the newest first (few are); of lists in the order of their rows. */
export async function listNames(
  db: Executor,
  filter: NameFilter,
): Promise<{ readonly rows: readonly NameView[]; readonly total: number | null }> {
  return filter.from === 'listed' ? await listListed(db, filter) : await listTold(db, filter)
}

async function listTold(db: Executor, { from, q, product, before: last, limit }: NameFilter) {
  const before =
    last !== undefined && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(last) ? last : null
  const text = sql`platform.searchable(concat_ws(' ', t.supplier, t.product, t.vendor, t.cpe_key))`
  const which = sql`(t.ended_at is null) = ${from === 'told'} and ${holds(text, q)}
    and (${product ?? null}::text is null or t.cpe_key = ${product ?? null})`
  const { rows } = await sql<NameView & { readonly total: number }>`
    select ${toldColumns} where ${which} and (${before}::uuid is null or t.id < ${before}::uuid)
    order by t.id desc limit ${limit}`.execute(db)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from intel.told_name t where ${which}`.execute(db)
  return { rows, total: counted[0]?.total ?? 0 }
}

/** By product_name_search, or the key. Names of CPE names themselves are left out: they say nothing new. */
async function listListed(db: Executor, { q, product, before, limit }: NameFilter) {
  const after = before === undefined || !/^[1-9]\d{0,15}$/.test(before) ? 0 : Number(before)
  const { rows } = await sql<NameView>`
    select n.id::text as id, n.source_id as source, n.label, null as supplier, nullif(n.language, '') as language,
      n.vendor, n.cpe_key as "packageKey", n.doubtful, null as told
    from intel.product_name n
    where n.source_id is not null and n.language <> '' and n.id > ${after} and ${holds(sql`n.searched`, q)}
      and (${product ?? null}::text is null or n.cpe_key = ${product ?? null})
    order by n.id limit ${limit}`.execute(db)
  return { rows, total: null }
}

/** Whether a text that is kept to be searched holds all the words. */
function holds(text: RawBuilder<unknown>, q: string | undefined): RawBuilder<unknown> {
  const words = readWords(q ?? '')
  if (words.length === 0) return sql`true`
  return sql.join(
    words.map((word) =>
      word.begins
        ? sql`(${text} like ${`${escapeLike(word.text)}%`} or ${text} like ${`% ${escapeLike(word.text)}%`})`
        : sql`${text} like ${`%${escapeLike(word.text)}%`}`,
    ),
    sql` and `,
  )
}
