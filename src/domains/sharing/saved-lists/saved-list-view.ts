import { type RawBuilder, sql } from 'kysely'
import { type PersonActor, visible } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { SavedList } from './saved-list.ts'

/** A saved list as its reader sees it. */
export interface SavedListRow extends SavedList {
  /** The team with which it is shared. */
  readonly team: {
    readonly id: string
    readonly name: { readonly ja: string | null; readonly en: string | null }
  } | null
  /** The reader's own; null: not pinned. */
  readonly pinned: number | null
  readonly changedAt: Temporal.Instant
  readonly deleted: boolean
}

/** Where a page ends. */
export interface SavedListPlace {
  readonly pinned: number
  readonly id: string
}

export interface SavedListFilter {
  readonly screen?: string | undefined
  readonly after?: SavedListPlace | undefined
  readonly limit: number
}

/** Behind all that are pinned. */
export const unpinned = 1_000_000

/** The reader's own lists and those shared with them, pinned ones first. Served by saved_list_by_screen. */
export async function listSavedListRows(
  db: Executor,
  actor: PersonActor,
  { screen, after, limit }: SavedListFilter,
): Promise<{ readonly rows: readonly SavedListRow[]; readonly total: number }> {
  const place =
    after === undefined
      ? sql`true`
      : sql`(coalesce(pin.place, ${unpinned}), l.id) > (${after.pinned}::int, ${after.id}::uuid)`
  const { rows } = await sql<SavedListRow>`
    ${selectLists(actor)} where ${mayBeSeen(actor, screen)} and ${place}
    order by coalesce(pin.place, ${unpinned}), l.id limit ${limit}`.execute(db)
  const { rows: counted } = await sql<{ total: number }>`
    select count(*)::int as total from ${lists} l where ${mayBeSeen(actor, screen)}`.execute(db)
  return { rows, total: counted[0]?.total ?? 0 }
}

/** One list that the reader may see, also when it was deleted. */
export async function findSavedListRow(
  db: Executor,
  actor: PersonActor,
  id: string,
): Promise<SavedListRow | undefined> {
  const { rows } = await sql<SavedListRow>`
    ${selectLists(actor)} where l.id = ${id} and ${visible(actor, 'saved-list.view', 'l')}`.execute(db)
  return rows[0]
}

/** What the reader has pinned on a page, in order, as far as it is still there for them. */
export async function listPinnedIds(
  db: Executor,
  actor: PersonActor,
  screen: string,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select l.id from ${lists} l join sharing.saved_list_pin pin on pin.saved_list_id = l.id
    where pin.person_id = ${actor.id} and ${mayBeSeen(actor, screen)} order by pin.place, l.id`.execute(db)
  return rows.map((row) => row.id)
}

/** The lists of those of the people who can sign in no more. */
export async function listIdsOfGone(db: Executor, people: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from sharing.saved_list s join identity.person p on p.id = s.owner_id
    where s.owner_id = any(${[...people]}::uuid[]) and p.disabled_at is not null`.execute(db)
  return rows.map((row) => row.id)
}

/** Those of the lists that the person may see, or could until the last change: so they hear that one is gone. */
export async function findHeardOf(
  db: Executor,
  actor: PersonActor,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const before = accessible(sql`s.was_shared`, sql`s.was_team_id`)
  const { rows } = await sql<{ id: string }>`
    select l.id from (select * from ${lists} shared_now union all select * from ${before} shared_before) l
    where l.id = any(${[...ids]}::uuid[]) and ${visible(actor, 'saved-list.view', 'l')}`.execute(db)
  return new Set(rows.map((row) => row.id))
}

/** The lists with the columns by which access is decided: what `seenBy` says of one, as a table. */
function accessible(shared: RawBuilder<unknown>, teamId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select s.id, s.owner_id, s.screen, s.deleted_at, ${teamId} as team_id, null::uuid as division_id,
      case when ${shared} = 'everybody' then owner.organisation_id end as organisation_id,
      'clear' as tlp, false as need_to_know
    from sharing.saved_list s join identity.person owner on owner.id = s.owner_id)`
}

const lists = accessible(sql`s.shared`, sql`s.team_id`)

function mayBeSeen(actor: PersonActor, screen: string | undefined): RawBuilder<unknown> {
  const here = screen === undefined ? sql`true` : sql`l.screen = ${screen}`
  return sql`l.deleted_at is null and ${here} and ${visible(actor, 'saved-list.view', 'l')}`
}

/** Shared with a team that is no more, a list is its owner's alone. */
function selectLists(actor: PersonActor): RawBuilder<unknown> {
  return sql`
    select s.id, s.screen, s.name, s.search, s.columns, s.lens, s.version,
      case when s.shared = 'team' and t.id is null then jsonb_build_object('with', 'nobody')
        when s.shared = 'team' then jsonb_build_object('with', 'team', 'teamId', t.id)
        else jsonb_build_object('with', s.shared) end as shared,
      case when t.id is not null then jsonb_build_object('id', t.id,
        'name', jsonb_build_object('ja', t.name_ja, 'en', t.name_en)) end as team,
      jsonb_build_object('id', p.id, 'name', p.name, 'organisationId', p.organisation_id,
        'gone', p.disabled_at is not null) as owner,
      pin.place as pinned, s.changed_at as "changedAt", s.deleted_at is not null as deleted
    from ${lists} l
    join sharing.saved_list s on s.id = l.id
    join identity.person p on p.id = s.owner_id
    left join identity.team t on t.id = s.team_id
    left join sharing.saved_list_pin pin on pin.saved_list_id = s.id and pin.person_id = ${actor.id}`
}
