import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { ItemPart } from './overview.ts'

/** An item that wants somebody. */
export interface ItemRow {
  readonly id: string
  readonly name: string
  readonly folded: string
  readonly kind: string
  readonly team: {
    readonly id: string
    readonly kind: 'csirt' | 'psirt' | 'division'
    readonly name: { readonly ja: string | null; readonly en: string | null }
  } | null
  readonly owner: { readonly id: string; readonly name: string } | null
}

export interface ItemFilter {
  readonly part: ItemPart
  /** The last row of the page before. */
  readonly after?: { readonly folded: string; readonly id: string } | undefined
  readonly limit: number
}

/** Of the items that the actor may change, so that everything told can be mended; by name. */
export async function listItemRows(
  db: Executor,
  actor: Actor,
  { part, after, limit }: ItemFilter,
): Promise<readonly ItemRow[]> {
  const place =
    after === undefined ? sql`true` : sql`(ci.folded, ci.id) > (${after.folded}, ${after.id}::uuid)`
  const { rows } = await sql<ItemRow>`
    select ci.id, ci.name, ci.folded, ci.kind,
      case when t.id is not null then jsonb_build_object('id', t.id, 'kind', t.kind,
        'name', jsonb_build_object('ja', t.name_ja, 'en', t.name_en)) end as team,
      case when p.id is not null then jsonb_build_object('id', p.id, 'name', p.name) end as owner
    ${wanting(part)} left join identity.team t on t.id = ci.team_id
    where ${condition(actor, part)} and ${place}
    order by ci.folded, ci.id limit ${limit}`.execute(db)
  return rows
}

export async function countItemRows(db: Executor, actor: Actor, part: ItemPart): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total ${wanting(part)} where ${condition(actor, part)}`.execute(db)
  return rows[0]?.total ?? 0
}

/** Those without a team are found by ci_by_team; people who can no longer sign in are few. */
function wanting(part: ItemPart): RawBuilder<unknown> {
  return part === 'unclaimed'
    ? sql`from inventory.ci left join identity.person p on p.id = ci.owner_id`
    : sql`from identity.person p join inventory.ci on ci.owner_id = p.id`
}

function condition(actor: Actor, part: ItemPart): RawBuilder<unknown> {
  const wants = part === 'unclaimed' ? sql`ci.team_id is null` : sql`p.disabled_at is not null`
  return sql`${wants} and ${visible(actor, 'ci.change', 'ci')}`
}
