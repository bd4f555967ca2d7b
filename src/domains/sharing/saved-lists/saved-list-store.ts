import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { type SavedContent, type Sharing, teamOf } from './saved-list.ts'

interface NewSavedList extends SavedContent {
  readonly id: string
  readonly ownerId: string
  readonly screen: string
  readonly at: Temporal.Instant
}

export async function insertSavedList(db: Executor, list: NewSavedList): Promise<void> {
  await db
    .insertInto('sharing.saved_list')
    .values({
      id: list.id,
      owner_id: list.ownerId,
      screen: list.screen,
      ...columnsOf(list),
      created_at: list.at,
      changed_at: list.at,
    })
    .execute()
}

interface Change {
  readonly version: number
  readonly at: Temporal.Instant
}

/**
 * Writes what the list says from now on; those with whom it was shared until now are remembered, to be told.
 * @returns the new version; undefined when the list is at another one by now
 */
export async function updateSavedList(
  db: Executor,
  id: string,
  change: Change & { readonly content: SavedContent },
): Promise<number | undefined> {
  const row = await db
    .updateTable('sharing.saved_list')
    .set((column) => ({
      ...columnsOf(change.content),
      was_shared: column.ref('shared'),
      was_team_id: column.ref('team_id'),
      changed_at: change.at,
      version: column('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('version', '=', change.version)
    .where('deleted_at', 'is', null)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** @returns the new version; undefined when the list is at another one by now */
export async function markDeleted(db: Executor, id: string, change: Change): Promise<number | undefined> {
  const row = await db
    .updateTable('sharing.saved_list')
    .set((column) => ({ deleted_at: change.at, version: column('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', change.version)
    .where('deleted_at', 'is', null)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** @returns the new version; undefined when it was not deleted */
export async function unmarkDeleted(db: Executor, id: string): Promise<number | undefined> {
  const row = await db
    .updateTable('sharing.saved_list')
    .set((column) => ({ deleted_at: null, version: column('version', '+', 1) }))
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** Lists that were deleted before the moment go for good. Served by saved_list_deleted. */
export async function dropDeleted(db: Executor, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom('sharing.saved_list').where('deleted_at', '<', before).execute()
}

export async function dropLists(db: Executor, ids: readonly string[]): Promise<void> {
  await sql`delete from sharing.saved_list where id = any(${[...ids]}::uuid[])`.execute(db)
}

/** How many lists somebody has. Served by saved_list_by_owner. */
export async function countOwn(db: Executor, personId: string): Promise<number> {
  const row = await db
    .selectFrom('sharing.saved_list')
    .select((count) => count.fn.countAll<number>().as('lists'))
    .where('owner_id', '=', personId)
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.lists)
}

/** Pins these, in this order. Others that the person has pinned stay as they are. */
export async function writePins(db: Executor, personId: string, ids: readonly string[]): Promise<void> {
  await sql`
    insert into sharing.saved_list_pin (person_id, saved_list_id, place)
    select ${personId}, id, place - 1 from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place)
    on conflict (person_id, saved_list_id) do update set place = excluded.place`.execute(db)
}

export async function deletePin(
  db: Executor,
  pin: { readonly personId: string; readonly id: string },
): Promise<void> {
  await db
    .deleteFrom('sharing.saved_list_pin')
    .where('person_id', '=', pin.personId)
    .where('saved_list_id', '=', pin.id)
    .execute()
}

function columnsOf(content: SavedContent) {
  return {
    name: content.name,
    search: JSON.stringify(content.search),
    columns: JSON.stringify(content.columns),
    lens: content.lens,
    shared: content.shared.with satisfies Sharing['with'],
    team_id: teamOf(content.shared),
  }
}
