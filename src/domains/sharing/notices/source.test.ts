import { describe, expect, it } from 'vitest'
import { feedChanged } from '#domains/intel/index.ts'
import { transact } from '#platform/database/database.ts'
import { actAs, addPerson, openWorld, readDeliveries, readNotices, type World } from '../trials/world.ts'
import { changeNoticeChoices } from './notice-choice-actions.ts'
import { failuresToTell } from './source-actions.ts'
import { sourceListeners } from './source-listeners.ts'

async function openManaged() {
  const world = await openWorld()
  const administrator = await addPerson(world, 'admin', { roles: [{ role: 'administrator' }] })
  await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
  await world.db.updateTable('intel.source').set({ enabled: true }).where('id', '=', 'osv').execute()
  return { world, administrator }
}

/** Lets a fetch have ended so, and the listener hear of it. */
async function fetched(world: World, failures: number): Promise<void> {
  await world.db
    .insertInto('intel.source_state')
    .values({ source_id: 'osv', failures })
    .onConflict((conflict) => conflict.column('source_id').doUpdateSet({ failures }))
    .execute()
  const [listener] = sourceListeners(world.context, 'renkei.example')
  const event = { name: feedChanged, payload: { source: 'osv' }, at: world.clock.now(), xid: '1', id: 1 }
  await transact(world.database, { 'renkei.wall': 'system' }, async (unit) => {
    await listener?.handle(unit, event)
  })
}

describe('a source that fails again and again', () => {
  it('is told once to those who look after the sources, and to nobody else', async () => {
    const { world, administrator } = await openManaged()

    await fetched(world, failuresToTell - 1)
    const early = await readNotices(world)
    await fetched(world, failuresToTell)
    await fetched(world, failuresToTell + 1)

    expect(early).toEqual([])
    expect(await readNotices(world)).toMatchObject([
      {
        person_id: administrator,
        kind: 'source',
        subject_id: 'osv',
        facts: { title: 'OSV.dev', failures: failuresToTell + 1, ended: null },
        acknowledged_at: null,
      },
    ])
    expect(await readDeliveries(world)).toHaveLength(1)
  })

  it('closes its notice when it works again, and tells of the next trouble anew', async () => {
    const { world } = await openManaged()
    await fetched(world, failuresToTell)

    world.clock.advance({ minutes: 5 })
    await fetched(world, 0)
    const [closed] = await readNotices(world)
    const held = await readDeliveries(world)
    await fetched(world, failuresToTell)

    expect(closed?.acknowledged_at).not.toBeNull()
    expect(closed?.facts.ended).toBe('2026-07-01T00:05:00Z')
    expect(held).toEqual([])
    expect((await readNotices(world)).filter((one) => one.acknowledged_at === null)).toHaveLength(1)
  })

  it('does not come back while it lasts, once it was read', async () => {
    const { world } = await openManaged()
    await fetched(world, failuresToTell)
    await world.db.updateTable('sharing.notice').set({ acknowledged_at: world.clock.now() }).execute()

    await fetched(world, failuresToTell + 5)

    expect(await readNotices(world)).toHaveLength(1)
  })

  it('is nothing to who wants to hear nothing of it, nor when nobody fetches it any more', async () => {
    const { world, administrator } = await openManaged()
    const context = await actAs(world, administrator)
    await changeNoticeChoices(context, { ways: [{ kind: 'source', way: 'nothing' }] })
    await fetched(world, failuresToTell)
    const silent = await readNotices(world)
    await changeNoticeChoices(context, { ways: [{ kind: 'source', way: 'mail' }] })
    await world.db.updateTable('intel.source').set({ enabled: false }).execute()
    await fetched(world, failuresToTell)

    expect(silent).toEqual([])
    expect(await readNotices(world)).toEqual([])
  })
})
