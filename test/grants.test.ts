import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { endGrants } from '#domains/identity/access/grant-actions.ts'
import { createGrant, deleteGrant, listGrants } from '#domains/identity/index.ts'
import { findGuardedCi } from '#domains/inventory/cis/ci-actions.ts'
import { listCis } from '#domains/inventory/cis/ci-read-actions.ts'
import { actAs, addItem, addPerson, openWorld, type World } from '#domains/matching/trials/world.ts'
import { newId } from '#kernel/ids/ids.ts'

async function openCast() {
  const world = await openWorld()
  const engineer = await actAs(
    world,
    await addPerson(world, 'engineer', { role: 'engineer', team: world.psirt }),
  )
  const customerId = newId(world.clock)
  await world.db
    .insertInto('identity.organisation')
    .values({ id: customerId, kind: 'customer', name_ja: '客先', created_at: world.clock.now() })
    .execute()
  const guestId = await addPerson(world, 'guest', { role: 'guest' })
  await sql`update identity.person set organisation_id = ${customerId}, clearance = 'amber' where id = ${guestId}`.execute(
    world.db,
  )
  return { world, engineer, customerId, guestId, asGuest: await actAs(world, guestId) }
}

const toPerson = (objectId: string, personId: string) => ({
  objectId,
  personId,
  organisationId: null,
  until: null,
})
const toAll = (objectId: string, organisationId: string) => ({
  objectId,
  personId: null,
  organisationId,
  until: null,
})

const seenBy = async (context: Parameters<typeof listCis>[0]) =>
  (await listCis(context, { limit: 10 })).rows.map(({ name }) => name)

async function endNow(world: World, id: string): Promise<void> {
  await sql`update identity.access_grant set until = now() - interval '1 minute' where id = ${id}`.execute(
    world.db,
  )
}

it('gives until it ends: then nothing is seen any more, whether swept up or not', async () => {
  const { world, engineer, guestId, asGuest } = await openCast()
  const item = await addItem(world, { team: world.psirt, name: 'gateway', tlp: 'amber' })
  const until = Temporal.Instant.from('2100-01-01T00:00:00Z')
  const id = await createGrant(engineer, { ...toPerson(item, guestId), until }, findGuardedCi)
  expect(await seenBy(asGuest)).toEqual(['gateway'])
  expect(await listGrants(engineer, item, findGuardedCi)).toMatchObject([
    { id, person: { name: 'guest' }, givenBy: 'engineer', until, obstacle: null },
  ])

  await endNow(world, id)

  expect(await seenBy(asGuest)).toEqual([])
  expect(await listGrants(engineer, item, findGuardedCi)).toEqual([])
  // The place is free at once, and what is swept up is only what has ended.
  const again = await createGrant(engineer, toPerson(item, guestId), findGuardedCi)
  await endGrants(world.context)
  expect((await listGrants(engineer, item, findGuardedCi)).map((one) => one.id)).toEqual([again])
})

it('sweeps up what has ended, and the trail tells of it', async () => {
  const { world, engineer, guestId } = await openCast()
  const item = await addItem(world, { team: world.psirt, tlp: 'green' })
  const id = await createGrant(engineer, toPerson(item, guestId), findGuardedCi)
  await endNow(world, id)

  await endGrants(world.context)

  const { rows } = await sql<{ actor: string }>`
    select actor from identity.audit where object_id = ${item} and detail ->> 'taken' = ${id}`.execute(
    world.db,
  )
  expect(rows).toEqual([{ actor: 'renkei' }])
})

it('heeds the label: clearance, AMBER+STRICT within the company, RED for single people', async () => {
  const { world, engineer, customerId, guestId } = await openCast()
  const item = await addItem(world, { team: world.psirt, tlp: 'amber+strict' })
  const code = (rest: string) => ({ code: `identity.${rest}` })

  await expect(createGrant(engineer, toPerson(item, guestId), findGuardedCi)).rejects.toMatchObject(
    code('grant-above-clearance'),
  )
  await expect(createGrant(engineer, toAll(item, customerId), findGuardedCi)).rejects.toMatchObject(
    code('grant-beyond-company'),
  )
  await expect(
    createGrant(
      engineer,
      { ...toPerson(item, guestId), until: Temporal.Instant.from('2020-01-01T00:00:00Z') },
      findGuardedCi,
    ),
  ).rejects.toMatchObject(code('grant-ended'))
  await expect(
    createGrant(engineer, toPerson(item, newId(world.clock)), findGuardedCi),
  ).rejects.toMatchObject(code('person-not-found'))
})

it('says of what was given before whether the label still suffers it', async () => {
  const { world, engineer, customerId, guestId } = await openCast()
  const item = await addItem(world, { team: world.psirt, tlp: 'green' })
  await createGrant(engineer, toPerson(item, guestId), findGuardedCi)
  await createGrant(engineer, toAll(item, customerId), findGuardedCi)
  await world.context.database.kysely.transaction().execute(async (db) => {
    await sql`select set_config('renkei.wall', 'system', true)`.execute(db)
    await sql`update inventory.ci set tlp = 'amber+strict' where id = ${item}`.execute(db)
  })

  const found = await listGrants(engineer, item, findGuardedCi)
  expect(found.map(({ person, obstacle }) => [person?.name ?? null, obstacle])).toEqual([
    ['guest', 'clearance'],
    [null, 'strict'],
  ])
})

it('is taken back by who may give, on the item itself', async () => {
  const { world, engineer, guestId, asGuest } = await openCast()
  const item = await addItem(world, { team: world.psirt, name: 'gateway', tlp: 'amber' })
  const id = await createGrant(engineer, toPerson(item, guestId), findGuardedCi)

  await expect(deleteGrant(asGuest, id, findGuardedCi)).rejects.toMatchObject({ code: 'identity.forbidden' })
  await expect(listGrants(asGuest, item, findGuardedCi)).rejects.toMatchObject({ code: 'identity.forbidden' })
  await deleteGrant(engineer, id, findGuardedCi)

  expect(await seenBy(asGuest)).toEqual([])
})
