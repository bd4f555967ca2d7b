import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { assess, undoAssessment } from '#domains/matching/assessments/assessment-actions.ts'
import {
  actAs,
  addComponent,
  addItem,
  addPerson,
  addVulnerability,
  contain,
  countWorld,
  openWorld,
} from '#domains/matching/trials/world.ts'
import { readCiPeople, readVulnerabilityPeople } from '#domains/sharing/people/people-actions.ts'
import { newId } from '#kernel/ids/ids.ts'

const fixed = { status: 'fixed', justification: null, note: '', replaces: null, componentId: null } as const

async function openCast() {
  const world = await openWorld()
  const { db, clock } = world
  const division = newId(clock)
  await db
    .insertInto('identity.division')
    .values({
      id: division,
      organisation_id: world.organisationId,
      name_ja: '機器事業部',
      created_at: clock.now(),
    })
    .execute()
  const engineer = await addPerson(world, 'engineer', { role: 'engineer', team: world.psirt })
  const owner = await addPerson(world, 'owner', { role: 'manager' })
  const contact = await addPerson(world, 'contact', { role: 'contact' })
  await sql`update identity.membership set division_id = ${division} where person_id = ${contact}`.execute(db)
  const component = await addComponent(world, 'planted')
  const place = { team: world.psirt, division }
  const items = [
    await addItem(world, { ...place, name: 'one', owner }),
    await addItem(world, { ...place, name: 'two', owner }),
    await addItem(world, { team: world.psirt, name: 'three' }),
    await addItem(world, { team: world.csirt, name: 'hidden', owner: engineer, needToKnow: true }),
  ] as const
  for (const item of items) await contain(world, item, [component])
  const id = await addVulnerability(world, 'CVE-2026-1', [component])
  await countWorld(world)
  return { world, items, id, engineer, owner, contact, division }
}

it('names owners, contacts, those who decide and those who did, over the items that the reader sees', async () => {
  const { world, id, engineer, contact, owner } = await openCast()
  const asEngineer = await actAs(world, engineer)
  const made = await assess(asEngineer, { ...fixed, vulnerabilityId: id, teamId: world.psirt, ciId: null })

  const asOwner = await readVulnerabilityPeople(await actAs(world, owner), id)
  expect(asOwner).toMatchObject({
    touched: { ownerless: 1, owners: { total: 1, rows: [{ name: 'owner', items: 2 }] } },
    contacts: { total: 1, rows: [{ name: 'contact', division: { name: { ja: '機器事業部' } } }] },
    inCharge: [{ team: { id: world.psirt }, total: 1, people: [{ name: 'engineer' }] }],
    deciders: { total: 1, rows: [{ name: 'engineer', decisions: 1 }] },
  })
  // The need-to-know item is the engineer's own: they see it, and that they own it.
  expect((await readVulnerabilityPeople(asEngineer, id)).touched.owners.total).toBe(2)
  const asContact = await readVulnerabilityPeople(await actAs(world, contact), id)
  expect(asContact.touched).toMatchObject({ ownerless: 0, owners: { rows: [{ items: 2 }] } })

  await undoAssessment(asEngineer, made.id)
  expect((await readVulnerabilityPeople(asEngineer, id)).deciders).toEqual({ total: 0, rows: [] })
})

it('tells who was told only those who look after notices', async () => {
  const { world, id, engineer, owner } = await openCast()
  const reason = JSON.stringify([{ role: 'engineer', team: { id: world.psirt, ja: null, en: 'PSIRT' } }])
  await world.db
    .insertInto('sharing.notice')
    .values({
      id: newId(world.clock),
      person_id: engineer,
      kind: 'findings',
      subject_kind: 'vulnerability',
      subject_id: id,
      facts: JSON.stringify({ name: 'CVE-2026-1', title: '', items: 1, batch: 'x', since: '', events: [] }),
      reason,
      created_at: world.clock.now(),
    })
    .execute()

  // A manager looks after notices, an engineer does not.
  expect((await readVulnerabilityPeople(await actAs(world, owner), id)).told).toMatchObject([
    { name: 'engineer', state: 'unread', readAt: null },
  ])
  expect((await readVulnerabilityPeople(await actAs(world, engineer), id)).told).toBeNull()
})

it('names for an item its contacts, who decides and who decided there; colleagues are not for guests', async () => {
  const { world, id, items, engineer } = await openCast()
  const asEngineer = await actAs(world, engineer)
  await assess(asEngineer, { ...fixed, vulnerabilityId: id, teamId: world.psirt, ciId: items[0] })
  const outside = newId(world.clock)
  await world.db
    .insertInto('identity.organisation')
    .values({ id: outside, kind: 'customer', name_ja: '客先', created_at: world.clock.now() })
    .execute()
  const guest = await addPerson(world, 'guest', { role: 'guest' })
  await sql`update identity.person set organisation_id = ${outside} where id = ${guest}`.execute(world.db)
  await sql`insert into identity.access_grant (id, object_kind, object_id, person_id, created_at)
    values (${newId(world.clock)}, 'ci', ${items[0]}, ${guest}, now())`.execute(world.db)

  expect(await readCiPeople(asEngineer, items[0])).toMatchObject({
    contacts: { total: 1 },
    inCharge: { total: 1, people: [{ name: 'engineer' }] },
    deciders: { total: 1, rows: [{ name: 'engineer' }] },
  })
  expect((await readCiPeople(asEngineer, items[1])).deciders?.total).toBe(0)
  expect(await readCiPeople(await actAs(world, guest), items[0])).toMatchObject({
    contacts: null,
    inCharge: null,
    deciders: { total: 1 },
  })
  await expect(readCiPeople(await actAs(world, guest), items[1])).rejects.toMatchObject({
    code: 'inventory.ci-not-found',
  })
})
