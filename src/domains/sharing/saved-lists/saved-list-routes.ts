import {
  changeSavedList as changeSavedListRoute,
  createSavedList as createSavedListRoute,
  deleteSavedList as deleteSavedListRoute,
  listSavedLists as listSavedListsRoute,
  pinSavedList as pinSavedListRoute,
  readSavedList as readSavedListRoute,
  restoreSavedList as restoreSavedListRoute,
  unpinSavedList as unpinSavedListRoute,
} from '#contract/sharing/saved-lists.ts'
import type { Context } from '#domains/identity/index.ts'
import { isId } from '#kernel/ids/ids.ts'
import { answering } from '#platform/http/answer.ts'
import { withCurrent } from '#platform/http/conflict.ts'
import { readCursor, writeCursor } from '#platform/http/cursor.ts'
import {
  actionsOn,
  changeSavedList,
  createSavedList,
  deleteSavedList,
  listSavedLists,
  pinSavedList,
  readSavedList,
  restoreSavedList,
  unpinSavedList,
} from './saved-list-actions.ts'
import { type SavedListPlace, type SavedListRow, unpinned } from './saved-list-view.ts'

const answer = answering<Context>()

/** Saved lists: one's own, and those shared with one. */
export const savedListRoutes = [
  answer(listSavedListsRoute, async ({ context, query }) => {
    const after = readPlace(readCursor(query.cursor) ?? [])
    const { rows, total } = await listSavedLists(context, { ...query, after })
    const last = rows.length === query.limit ? rows.at(-1) : undefined
    return {
      rows: rows.map((row) => present(context, row)),
      next: last === undefined ? null : writeCursor([last.pinned ?? unpinned, last.id]),
      total,
    }
  }),
  answer(readSavedListRoute, ({ context, params }) => read(context, params.id)),
  answer(createSavedListRoute, async ({ context, body }) =>
    read(context, await createSavedList(context, body)),
  ),
  answer(changeSavedListRoute, async ({ context, params: { id }, body, version }) => {
    await orCurrent(context, id, () => changeSavedList(context, id, { change: body, version }))
    return await read(context, id)
  }),
  answer(deleteSavedListRoute, async ({ context, params: { id }, version }) => {
    await orCurrent(context, id, () => deleteSavedList(context, id, version))
  }),
  answer(restoreSavedListRoute, async ({ context, params }) => {
    await restoreSavedList(context, params.id)
    return await read(context, params.id)
  }),
  answer(pinSavedListRoute, async ({ context, params, body }) => {
    await pinSavedList(context, params.id, body.place)
    return await read(context, params.id)
  }),
  answer(unpinSavedListRoute, async ({ context, params }) => {
    await unpinSavedList(context, params.id)
    return await read(context, params.id)
  }),
]

async function read(context: Context, id: string) {
  return present(context, await readSavedList(context, id))
}

async function orCurrent(context: Context, id: string, work: () => Promise<void>): Promise<void> {
  await withCurrent('sharing.saved-list-changed', work, () => read(context, id))
}

/** A cursor that holds something else begins at the top. */
function readPlace([pinned, id]: readonly unknown[]): SavedListPlace | undefined {
  const isPlace =
    typeof pinned === 'number' && Number.isSafeInteger(pinned) && typeof id === 'string' && isId(id)
  return isPlace ? { pinned: Math.min(Math.max(pinned, 0), unpinned), id } : undefined
}

function present(context: Context, row: SavedListRow) {
  const { shared, team, owner, changedAt, deleted: _, ...rest } = row
  return {
    ...rest,
    search: { ...rest.search },
    columns: { ...rest.columns },
    shared:
      team === null || shared.with !== 'team' ? { with: withWhom(shared.with) } : { with: shared.with, team },
    owner: { id: owner.id, name: owner.name, gone: owner.gone },
    changedAt: changedAt.toString(),
    may: actionsOn(context, row),
  }
}

/** A team that is no more is nobody. */
function withWhom(shared: SavedListRow['shared']['with']): 'nobody' | 'everybody' {
  return shared === 'everybody' ? shared : 'nobody'
}
