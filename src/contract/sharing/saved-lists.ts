import { z } from 'zod'
import { route } from '../route.ts'
import { BilingualName, ById, Id, listOf, Name, Page, Time } from '../shapes.ts'

/** The page of a list, as in its address: `vulnerabilities`, `administration/jobs`. */
export const SavedScreen = z
  .string()
  .max(100)
  .regex(/^[a-z][a-z-]*(\/[a-z][a-z-]*)*$/)

/** At most so many parts of an address, and so many columns. */
const most = 60

/**
 * What narrows and orders the list, as it stands in its address. What a name or a value means is known to the page
 * alone: what it does not understand is left out when the list is opened.
 */
export const SavedSearch = z
  .record(z.string().regex(/^[a-zA-Z][\w-]{0,39}$/), z.string().max(2000))
  .refine((search) => Object.keys(search).length <= most)
export type SavedSearch = z.infer<typeof SavedSearch>

/** Columns that can be left away, and whether they are shown; those not named are as usual. */
export const SavedColumns = z
  .record(z.string().regex(/^[\w-]{1,60}$/), z.boolean())
  .refine((columns) => Object.keys(columns).length <= most)
export type SavedColumns = z.infer<typeof SavedColumns>

export const SavedLens = z.enum(['csirt', 'both', 'psirt'])

/** With whom a list is shared: one shares only with those to whom one belongs, and never with guests. */
const Sharing = z.discriminatedUnion('with', [
  z.strictObject({ with: z.literal('nobody') }),
  z.strictObject({ with: z.literal('team'), teamId: Id }),
  z.strictObject({ with: z.literal('everybody') }),
])
export type Sharing = z.infer<typeof Sharing>

/** A list as somebody narrowed it, under a name. It holds no rows: whoever opens it sees their own. */
export const SavedList = z.strictObject({
  id: Id,
  screen: SavedScreen,
  name: z.string(),
  search: SavedSearch,
  columns: SavedColumns,
  lens: SavedLens,
  shared: z.discriminatedUnion('with', [
    z.strictObject({ with: z.literal('nobody') }),
    z.strictObject({ with: z.literal('team'), team: z.strictObject({ id: Id, name: BilingualName }) }),
    z.strictObject({ with: z.literal('everybody') }),
  ]),
  /** `gone`: can sign in no more; then the team's people, or an administrator, look after the list. */
  owner: z.strictObject({ id: Id, name: z.string(), gone: z.boolean() }),
  /** The reader's own: which of the pinned ones it is, from 0; null: not pinned. */
  pinned: z.number().int().nullable(),
  changedAt: Time,
  version: z.number().int(),
  /** What the reader may do: `saved-list.change`. */
  may: z.array(z.string()),
})
export type SavedList = z.infer<typeof SavedList>

const content = {
  name: Name,
  search: SavedSearch,
  columns: SavedColumns,
  lens: SavedLens,
  shared: Sharing,
}

/** Own lists and those shared with the reader, pinned ones first, in their order. */
export const listSavedLists = route({
  id: 'sharing.list-saved-lists',
  method: 'GET',
  path: '/saved-lists',
  access: 'signed-in',
  query: Page.extend({ screen: SavedScreen.optional() }),
  answer: listOf(SavedList),
})

export const readSavedList = route({
  id: 'sharing.read-saved-list',
  method: 'GET',
  path: '/saved-lists/{id}',
  access: 'signed-in',
  params: ById,
  answer: SavedList,
})

export const createSavedList = route({
  id: 'sharing.create-saved-list',
  method: 'POST',
  path: '/saved-lists',
  access: 'signed-in',
  body: z.strictObject({
    ...content,
    screen: SavedScreen,
    columns: SavedColumns.default({}),
    lens: SavedLens.default('both'),
    shared: Sharing.default({ with: 'nobody' }),
  }),
  answer: SavedList,
  status: 201,
})

/** Takes the version that was read (If-Match). */
export const changeSavedList = route({
  id: 'sharing.change-saved-list',
  method: 'PATCH',
  path: '/saved-lists/{id}',
  access: 'signed-in',
  params: ById,
  body: z.strictObject(content).partial(),
  answer: SavedList,
})

/** Takes the version that was read (If-Match). It can be brought back for thirty days. */
export const deleteSavedList = route({
  id: 'sharing.delete-saved-list',
  method: 'DELETE',
  path: '/saved-lists/{id}',
  access: 'signed-in',
  params: ById,
})

/** Brings a deleted list back, with everybody's pins. Of one that is there it changes nothing. */
export const restoreSavedList = route({
  id: 'sharing.restore-saved-list',
  method: 'POST',
  path: '/saved-lists/{id}/restore',
  access: 'signed-in',
  params: ById,
  answer: SavedList,
  status: 200,
})

/** Puts the list among the reader's own pinned ones of its page: at the place (from 0), else behind the others. */
export const pinSavedList = route({
  id: 'sharing.pin-saved-list',
  method: 'PUT',
  path: '/saved-lists/{id}/pin',
  access: 'signed-in',
  params: ById,
  body: z.strictObject({ place: z.number().int().min(0).max(1000).optional() }),
  answer: SavedList,
})

export const unpinSavedList = route({
  id: 'sharing.unpin-saved-list',
  method: 'DELETE',
  path: '/saved-lists/{id}/pin',
  access: 'signed-in',
  params: ById,
  answer: SavedList,
})
