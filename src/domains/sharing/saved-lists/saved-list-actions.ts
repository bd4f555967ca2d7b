import {
  type Action,
  allow,
  asActor,
  authorise,
  type Context,
  type Deed,
  type PersonActor,
  personOf,
} from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { emit } from '#platform/events/outbox.ts'
import { refuseSharing } from '../errors.ts'
import { savedListChanged, savedListPinned } from '../events.ts'
import {
  afterChange,
  audienceOf,
  changedBy,
  daysKept,
  describeChange,
  isSameSharing,
  limits,
  putAt,
  type SavedChange,
  type SavedContent,
  type SavedList,
} from './saved-list.ts'
import {
  countOwn,
  deletePin,
  dropDeleted,
  dropLists,
  insertSavedList,
  markDeleted,
  unmarkDeleted,
  updateSavedList,
  writePins,
} from './saved-list-store.ts'
import {
  findSavedListRow,
  listIdsOfGone,
  listPinnedIds,
  listSavedListRows,
  type SavedListFilter,
  type SavedListRow,
} from './saved-list-view.ts'

/** The person's own lists and those shared with them. */
export async function listSavedLists(context: Context, filter: SavedListFilter) {
  const person = personOf(context)
  return await asActor(context, ({ db }) => listSavedListRows(db, person, filter))
}

/** @throws AppError `sharing.saved-list-not-found`, also for lists of others */
export async function readSavedList(context: Context, id: string): Promise<SavedListRow> {
  const person = personOf(context)
  return await asActor(context, (deed) => loadSavedList(deed, person, id))
}

/** What the person may do with a list. */
export function actionsOn(context: Context, list: SavedList): Action[] {
  return allow(context.actor, 'saved-list.change', changedBy(list)) ? ['saved-list.change'] : []
}

/**
 * Keeps a list under a name.
 * @returns its id
 * @throws AppError when the person has too many, or shares it with others than their own people
 */
export async function createSavedList(
  context: Context,
  draft: SavedContent & { readonly screen: string },
): Promise<string> {
  const person = personOf(context)
  const owner = { id: person.id, name: person.name, organisationId: person.organisationId, gone: false }
  return await asActor(context, async (deed) => {
    const list: SavedList = { ...draft, id: newId(context.clock), owner, version: 1 }
    const detail = { screen: list.screen, name: list.name, search: list.search, shared: list.shared }
    await authoriseChange(deed, list, detail)
    refuseStrangers(deed, list)
    if ((await countOwn(deed.db, person.id)) >= limits.own) {
      throw refuseSharing('too-many-saved-lists', { facts: { limit: limits.own } })
    }
    await insertSavedList(deed.db, { ...list, ownerId: person.id, at: deed.now })
    await tell(deed, list.id, 1)
    return list.id
  })
}

/**
 * Changes what a list says, if it is still at the version that was read.
 * @throws AppError `sharing.saved-list-changed` when somebody else was first
 */
export async function changeSavedList(
  context: Context,
  id: string,
  edit: { readonly change: SavedChange; readonly version: number | undefined },
): Promise<void> {
  const person = personOf(context)
  await asActor(context, async (deed) => {
    const before = await loadPresent(deed, person, id)
    const content = afterChange(before, edit.change)
    await authoriseChange(deed, before, describeChange(before, content))
    if (edit.version === undefined) throw refuseSharing('version-missing')
    if (!isSameSharing(before.shared, content.shared)) refuseStrangers(deed, { ...before, ...content })
    const change = { content, version: edit.version, at: deed.now }
    const version = await updateSavedList(deed.db, id, change)
    if (version === undefined) throw refuseSharing('saved-list-changed', { facts: { name: before.name } })
    await tell(deed, id, version)
  })
}

/**
 * Takes a list away for everybody. It can be brought back; what was deleted long before goes for good meanwhile.
 * @throws AppError `sharing.saved-list-changed` when somebody changed it since it was read
 */
export async function deleteSavedList(
  context: Context,
  id: string,
  version: number | undefined,
): Promise<void> {
  const person = personOf(context)
  await asActor(context, async (deed) => {
    const list = await loadPresent(deed, person, id)
    await authoriseChange(deed, list, { name: list.name, deleted: true })
    if (version === undefined) throw refuseSharing('version-missing')
    const next = await markDeleted(deed.db, id, { version, at: deed.now })
    if (next === undefined) throw refuseSharing('saved-list-changed', { facts: { name: list.name } })
    await dropDeleted(deed.db, deed.now.subtract({ hours: 24 * daysKept }))
    await tell(deed, id, next)
  })
}

/** Brings a deleted list back as it was; of one that is there it changes nothing. */
export async function restoreSavedList(context: Context, id: string): Promise<void> {
  const person = personOf(context)
  await asActor(context, async (deed) => {
    const list = await loadSavedList(deed, person, id)
    await authoriseChange(deed, list, { name: list.name, deleted: false })
    const version = await unmarkDeleted(deed.db, id)
    if (version !== undefined) await tell(deed, id, version)
  })
}

/**
 * Puts a list among the person's own pinned ones of its page.
 * @param place from 0; undefined: behind the others
 * @throws AppError `sharing.too-many-pinned`
 */
export async function pinSavedList(context: Context, id: string, place: number | undefined): Promise<void> {
  const person = personOf(context)
  await asActor(context, async (deed) => {
    const list = await loadPresent(deed, person, id)
    const ids = putAt(await listPinnedIds(deed.db, person, list.screen), id, place)
    if (ids.length > limits.pinned) {
      throw refuseSharing('too-many-pinned', { facts: { limit: limits.pinned } })
    }
    await writePins(deed.db, person.id, ids)
    await tellPinned(deed, person)
  })
}

export async function unpinSavedList(context: Context, id: string): Promise<void> {
  const person = personOf(context)
  await asActor(context, async (deed) => {
    await loadPresent(deed, person, id)
    await deletePin(deed.db, { personId: person.id, id })
    await tellPinned(deed, person)
  })
}

/** Takes away for good the lists of these people, as far as they can sign in no more. */
export async function dropListsOfGone(house: Deed, people: readonly string[]): Promise<void> {
  const ids = await listIdsOfGone(house.db, people)
  await dropLists(house.db, ids)
  for (const id of ids) await tell(house, id, 0)
}

/** A list that the person may see, deleted or not. */
async function loadSavedList(deed: Deed, person: PersonActor, id: string): Promise<SavedListRow> {
  const list = await findSavedListRow(deed.db, person, id)
  // Of a deleted one only those may know who can bring it back.
  const isHidden = list?.deleted === true && !allow(person, 'saved-list.change', changedBy(list))
  if (list === undefined || isHidden) throw refuseSharing('saved-list-not-found', { facts: { id } })
  return list
}

async function loadPresent(deed: Deed, person: PersonActor, id: string): Promise<SavedListRow> {
  const list = await loadSavedList(deed, person, id)
  if (list.deleted) throw refuseSharing('saved-list-not-found', { facts: { id } })
  return list
}

async function authoriseChange(
  deed: Deed,
  list: SavedList,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const object = changedBy(list)
  await authorise(deed, { action: 'saved-list.change', object, kind: 'saved-list', id: list.id, detail })
}

/** One shares only with those among whom one is. */
function refuseStrangers(deed: Deed, list: SavedList): void {
  const isAmong = list.shared.with === 'nobody' || allow(deed.actor, 'saved-list.view', audienceOf(list))
  if (!isAmong) throw refuseSharing('not-among-them')
}

async function tell(deed: Deed, savedListId: string, version: number): Promise<void> {
  await emit(deed, { name: savedListChanged, payload: { savedListId, version }, at: deed.now })
}

async function tellPinned(deed: Deed, { id }: PersonActor): Promise<void> {
  await emit(deed, { name: savedListPinned, payload: { personId: id }, at: deed.now })
}
