import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { changeCi } from '#domains/inventory/cis/ci-actions.ts'
import { listCis, readCi } from '#domains/inventory/cis/ci-read-actions.ts'
import {
  actAs,
  addComponent,
  addItem,
  addPerson,
  contain,
  inside,
  openWorld,
  type World,
} from '#domains/matching/trials/world.ts'

async function read(world: World, id: string): Promise<void> {
  await contain(world, id, [await addComponent(world, `planted-${id}`)])
  await inside(world, (db) =>
    sql`update inventory.document set components = 1 where ci_id = ${id}`.execute(db),
  )
}

const composed = async (world: World) =>
  Object.fromEntries(
    (await listCis(world.context, { limit: 50 })).rows.map(({ name, composed: is }) => [name, is]),
  )

it('knows an item by its own document or by one of everything that it holds, in the list as on its page', async () => {
  const world = await openWorld()
  const team = world.psirt
  const product = await addItem(world, { team, name: 'product' })
  const release = await addItem(world, { team, name: 'release', partOf: [product] })
  const other = await addItem(world, { team, name: 'other', partOf: [product] })
  await addItem(world, { team, name: 'alone' })
  const none = { product: false, release: false, other: false, alone: false }
  expect(await composed(world)).toEqual(none)

  await read(world, release)
  expect(await composed(world)).toEqual({ ...none, release: true })
  await read(world, other)
  expect(await composed(world)).toEqual({ ...none, release: true, other: true, product: true })
  expect(await readCi(world.context, product)).toMatchObject({ components: 0, composed: true })
})

it('takes what holds a part without a document for known by its own', async () => {
  const world = await openWorld()
  const team = world.psirt
  const product = await addItem(world, { team, name: 'product' })
  const release = await addItem(world, { team, name: 'release', partOf: [product] })
  await addItem(world, { team, name: 'part', partOf: [release] })

  await read(world, release)

  expect(await composed(world)).toEqual({ product: true, release: true, part: false })
})

it('lets only those answer for an item who can sign in and see it', async () => {
  const world = await openWorld()
  const item = await addItem(world, { team: world.psirt, tlp: 'amber+strict' })
  const engineer = await addPerson(world, 'engineer', { role: 'engineer', team: world.psirt })
  const low = await addPerson(world, 'low', { role: 'engineer', team: world.psirt })
  await sql`update identity.person set clearance = 'green' where id = ${low}`.execute(world.db)
  const gone = await addPerson(world, 'gone', { role: 'engineer', team: world.psirt })
  await sql`update identity.person set disabled_at = now() where id = ${gone}`.execute(world.db)
  const asEngineer = await actAs(world, engineer)
  const own = (ownerId: string, version = 1) => changeCi(asEngineer, item, { change: { ownerId }, version })

  for (const nobody of [low, gone, '00000000-0000-7000-8000-00000000dead'])
    await expect(own(nobody)).rejects.toMatchObject({ code: 'inventory.unknown-owner' })
  await own(engineer)

  expect((await readCi(asEngineer, item)).owner).toMatchObject({ id: engineer })
})
