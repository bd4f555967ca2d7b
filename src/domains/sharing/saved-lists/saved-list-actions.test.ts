import { describe, expect, it } from 'vitest'
import { type Context, loadActor, type PersonActor } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { transact } from '#platform/database/database.ts'
import { testContext } from '#test/database.ts'
import { fc } from '#test/property.ts'
import { addPerson, openWorld } from '../trials/world.ts'
import { limits, type SavedContent, type Sharing } from './saved-list.ts'
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
import { findHeardOf, type SavedListPlace, unpinned } from './saved-list-view.ts'

const world = await openWorld()
const { database, db, clock } = world

const hanako = await person('hanako', [{ role: 'engineer', team: world.psirt }])
const jiro = await person('jiro', [{ role: 'engineer', team: world.psirt }])
const responder = await person('responder', [{ role: 'responder', team: world.csirt }])
const administrator = await person('admin', [{ role: 'administrator' }])
const guest = await person('guest', [{ role: 'guest' }])

const team: Sharing = { with: 'team', teamId: world.psirt }
const everybody: Sharing = { with: 'everybody' }

async function person(login: string, roles: Parameters<typeof addPerson>[2]['roles']): Promise<PersonActor> {
  const actor = await loadActor(db, await addPerson(world, login, { roles }), {
    origin: 'api',
    sessionId: null,
  })
  if (actor === undefined) throw new Error(`${login} is not there`)
  return actor
}

function as(actor: PersonActor): Context {
  return testContext(database, actor, { clock })
}

/** A page of its own for each test, so that tests do not see each other's lists. */
function newScreen(): string {
  return `page-${newId(clock)}`
}

async function make(
  actor: PersonActor,
  list: Partial<SavedContent> & { readonly screen: string },
): Promise<string> {
  const usual = { name: 'x', search: {}, columns: {}, lens: 'both', shared: { with: 'nobody' } } as const
  return await createSavedList(as(actor), { ...usual, ...list })
}

async function namesSeen(actor: PersonActor, screen: string): Promise<readonly string[]> {
  const { rows } = await listSavedLists(as(actor), { screen, limit: 50 })
  return rows.map((row) => row.name)
}

describe('a saved list', () => {
  it('comes back as it was kept', async () => {
    const screen = newScreen()
    const content = {
      name: '緊急',
      search: { q: '1', severity: '!low' },
      columns: { psirt: false },
      lens: 'csirt',
    } as const

    const id = await make(hanako, { screen, ...content })

    expect(await readSavedList(as(hanako), id)).toMatchObject({
      ...content,
      screen,
      shared: { with: 'nobody' },
      pinned: null,
      version: 1,
      owner: { id: hanako.id, gone: false },
    })
  })

  it('is seen by those with whom it is shared, from then on and no longer', async () => {
    const screen = newScreen()
    const id = await make(hanako, { screen, name: 'own' })
    const seenByAll = async () =>
      Promise.all([jiro, responder, guest].map(async (one) => (await namesSeen(one, screen)).length))
    expect(await seenByAll()).toEqual([0, 0, 0])

    await changeSavedList(as(hanako), id, { change: { shared: team }, version: 1 })
    expect(await seenByAll()).toEqual([1, 0, 0])
    await changeSavedList(as(hanako), id, { change: { shared: everybody }, version: 2 })
    expect(await seenByAll()).toEqual([1, 1, 0])
    await changeSavedList(as(hanako), id, { change: { shared: { with: 'nobody' } }, version: 3 })

    expect(await seenByAll()).toEqual([0, 0, 0])
  })

  it('is told of to whom it was shared until now, and to nobody else', async () => {
    const id = await make(hanako, { screen: newScreen(), shared: team })
    await changeSavedList(as(hanako), id, { change: { shared: { with: 'nobody' } }, version: 1 })
    const hears = async (actor: PersonActor) =>
      await transact(database, {}, async (unit) => (await findHeardOf(unit.db, actor, [id])).has(id))

    expect(await Promise.all([hanako, jiro, responder].map(hears))).toEqual([true, true, false])
    await changeSavedList(as(hanako), id, { change: { name: 'mine alone' }, version: 2 })

    expect(await Promise.all([hanako, jiro, responder].map(hears))).toEqual([true, false, false])
  })

  it('is not shared with people among whom one is not', async () => {
    const screen = newScreen()
    const refused = { code: 'sharing.not-among-them' }

    await expect(make(responder, { screen, shared: team })).rejects.toMatchObject(refused)
    await expect(make(guest, { screen, shared: everybody })).rejects.toMatchObject(refused)
    await expect(make(guest, { screen, shared: team })).rejects.toMatchObject(refused)
    expect(await namesSeen(hanako, screen)).toEqual([])
  })

  it('is changed by its owner; of a shared one also by an administrator, and by nobody else', async () => {
    const id = await make(hanako, { screen: newScreen(), shared: everybody })
    const rename = (actor: PersonActor) =>
      changeSavedList(as(actor), id, { change: { name: actor.name }, version: 1 })

    await expect(rename(jiro)).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(rename(guest)).rejects.toMatchObject({ code: 'sharing.saved-list-not-found' })
    await rename(administrator)

    expect(await readSavedList(as(hanako), id)).toMatchObject({ name: 'admin', version: 2 })
  })

  it('is not overwritten by who read an older one', async () => {
    const id = await make(hanako, { screen: newScreen() })
    await changeSavedList(as(hanako), id, { change: { name: 'first' }, version: 1 })

    const late = changeSavedList(as(hanako), id, { change: { name: 'late' }, version: 1 })

    await expect(late).rejects.toMatchObject({ code: 'sharing.saved-list-changed' })
    await expect(deleteSavedList(as(hanako), id, 1)).rejects.toMatchObject({
      code: 'sharing.saved-list-changed',
    })
    await expect(deleteSavedList(as(hanako), id, undefined)).rejects.toMatchObject({ kind: 'invalid' })
    expect((await readSavedList(as(hanako), id)).name).toBe('first')
  })

  it('stays usable after its owner has gone, and the team looks after it', async () => {
    const screen = newScreen()
    const leaver = await person(`leaver-${screen}`, [{ role: 'engineer', team: world.psirt }])
    const id = await make(leaver, { screen, name: 'left behind', shared: team })
    await db
      .updateTable('identity.person')
      .set({ disabled_at: clock.now() })
      .where('id', '=', leaver.id)
      .execute()

    const list = await readSavedList(as(jiro), id)
    expect(list).toMatchObject({ name: 'left behind', owner: { gone: true } })
    expect(actionsOn(as(jiro), list)).toEqual(['saved-list.change'])
    await changeSavedList(as(jiro), id, { change: { name: 'taken on' }, version: 1 })

    expect(await namesSeen(hanako, screen)).toEqual(['taken on'])
    await expect(readSavedList(as(responder), id)).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('is its owner’s alone when the team is no more', async () => {
    const screen = newScreen()
    const teamId = newId(clock)
    const stamp = {
      organisation_id: world.organisationId,
      kind: 'division',
      created_at: clock.now(),
    } as const
    await db
      .insertInto('identity.team')
      .values({ id: teamId, name_ja: '期限付き', ...stamp })
      .execute()
    const member = await person(`member-${screen}`, [{ role: 'engineer', team: teamId }])
    const id = await make(member, { screen, shared: { with: 'team', teamId } })
    await db.deleteFrom('identity.membership').where('team_id', '=', teamId).execute()
    await db.deleteFrom('identity.team').where('id', '=', teamId).execute()

    expect(await readSavedList(as(member), id)).toMatchObject({ shared: { with: 'nobody' }, team: null })
  })
})

describe('a deleted list', () => {
  it('is gone for everybody, and comes back as it was, pins included', async () => {
    const screen = newScreen()
    const id = await make(hanako, { screen, name: 'shared', shared: team })
    await pinSavedList(as(jiro), id, undefined)

    await deleteSavedList(as(hanako), id, 1)
    expect([await namesSeen(hanako, screen), await namesSeen(jiro, screen)]).toEqual([[], []])
    await expect(readSavedList(as(jiro), id)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(restoreSavedList(as(jiro), id)).rejects.toMatchObject({ kind: 'not-found' })
    await restoreSavedList(as(hanako), id)
    await restoreSavedList(as(hanako), id)

    expect(await readSavedList(as(jiro), id)).toMatchObject({ name: 'shared', pinned: 0, version: 3 })
  })

  it('goes for good after a month', async () => {
    const screen = newScreen()
    const [old, fresh] = [await make(hanako, { screen }), await make(hanako, { screen })]
    await deleteSavedList(as(hanako), old, 1)
    await db
      .updateTable('sharing.saved_list')
      .set({ deleted_at: clock.now().subtract({ hours: 31 * 24 }) })
      .where('id', '=', old)
      .execute()

    await deleteSavedList(as(hanako), fresh, 1)

    await expect(restoreSavedList(as(hanako), old)).rejects.toMatchObject({ kind: 'not-found' })
    await restoreSavedList(as(hanako), fresh)
  })
})

describe('pinned lists', () => {
  it('stand in each reader’s own order, before the others', async () => {
    const screen = newScreen()
    const ids: Record<string, string> = {}
    for (const name of ['a', 'b', 'c', 'd']) ids[name] = await make(hanako, { screen, name, shared: team })
    const pin = async (actor: PersonActor, name: string, place?: number) =>
      await pinSavedList(as(actor), ids[name] ?? '', place)
    for (const name of ['a', 'b', 'c']) await pin(hanako, name)
    await pin(hanako, 'c', 0)
    await pin(jiro, 'd')

    expect(await namesSeen(hanako, screen)).toEqual(['c', 'a', 'b', 'd'])
    expect((await namesSeen(jiro, screen))[0]).toBe('d')
    await unpinSavedList(as(hanako), ids.c ?? '')
    expect((await namesSeen(hanako, screen)).slice(0, 2)).toEqual(['a', 'b'])
  })

  it('are at most so many on a page, because each is counted', async () => {
    const screen = newScreen()
    for (let index = 0; index < limits.pinned; index += 1) {
      await pinSavedList(as(hanako), await make(hanako, { screen }), undefined)
    }

    const one = await make(hanako, { screen })

    await expect(pinSavedList(as(hanako), one, 0)).rejects.toMatchObject({ code: 'sharing.too-many-pinned' })
  })
})

describe('all lists', () => {
  it('are told page by page, each once, whatever is pinned', async () => {
    const screen = newScreen()
    const ids: string[] = []
    for (let index = 0; index < 7; index += 1) ids.push(await make(jiro, { screen, name: `${index}` }))
    await fc.assert(
      fc.asyncProperty(fc.subarray(ids), fc.integer({ min: 1, max: 4 }), async (pinned, limit) => {
        for (const id of ids) await unpinSavedList(as(jiro), id)
        for (const id of pinned) await pinSavedList(as(jiro), id, undefined)
        const read = await readPages(screen, limit)

        expect(read.toSorted()).toEqual(ids.toSorted())
        expect(read.slice(0, pinned.length)).toEqual(pinned)
      }),
      { numRuns: 10 },
    )
  })

  it('of one person are at most so many', async () => {
    const hoarder = await person('hoarder', [{ role: 'guest' }])
    const screen = newScreen()
    const at = clock.now()
    const stamp = { screen, name: 'x', search: '{}', columns: '{}', created_at: at, changed_at: at }
    await db
      .insertInto('sharing.saved_list')
      .values(
        Array.from({ length: limits.own }, () => ({
          ...stamp,
          id: newId(clock),
          owner_id: hoarder.id,
          lens: 'both' as const,
          shared: 'nobody' as const,
        })),
      )
      .execute()

    await expect(make(hoarder, { screen })).rejects.toMatchObject({ code: 'sharing.too-many-saved-lists' })
  })
})

/** The ids of all pages, one after the other. */
async function readPages(screen: string, limit: number): Promise<readonly string[]> {
  const read: string[] = []
  let after: SavedListPlace | undefined
  for (;;) {
    const { rows, total } = await listSavedLists(as(jiro), { screen, limit, after })
    expect(total).toBe(7)
    read.push(...rows.map((row) => row.id))
    const last = rows.at(-1)
    if (rows.length < limit || last === undefined) return read
    after = { pinned: last.pinned ?? unpinned, id: last.id }
  }
}
