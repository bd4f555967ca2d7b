import { expect, it } from 'vitest'
import { asActor, type Context } from '#domains/identity/index.ts'
import { setInterests } from '#domains/intel/interest/interest-actions.ts'
import { changeCi } from '#domains/inventory/cis/ci-actions.ts'
import { createRelation } from '#domains/inventory/relations/relation-actions.ts'
import { listActivityOfCi, listActivityOfVulnerability } from '#domains/matching/activity/activity-actions.ts'
import { assess, undoAssessment } from '#domains/matching/assessments/assessment-actions.ts'
import {
  actAs,
  addComponent,
  addItem,
  addPerson,
  addVulnerability,
  contain,
  openWorld,
  type World,
} from '#domains/matching/trials/world.ts'

const page = { limit: 100 }

async function openCast() {
  const world = await openWorld()
  const engineer = await addPerson(world, '花子', { role: 'engineer', team: world.psirt })
  const component = await addComponent(world, 'planted')
  const item = await addItem(world, { team: world.psirt, name: 'gateway' })
  await contain(world, item, [component])
  world.clock.advance({ hours: 1 })
  const id = await addVulnerability(world, 'CVE-2026-1', [component])
  world.clock.advance({ hours: 1 })
  return { world, item, id, component, asEngineer: await actAs(world, engineer) }
}

const happenings = async (context: Context, id: string) =>
  (await listActivityOfVulnerability(context, id, page)).map(({ happening }) => happening)

async function record(world: World, vulnerabilityId: string, revisions: readonly object[]) {
  await world.db
    .insertInto('intel.source')
    .values({ id: 'mine' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  for (const [index, facts] of revisions.entries()) {
    const kept = { source_id: 'mine', name: 'X-1', revision: index + 1, title: '', details: '' }
    const bytes = { content: Buffer.from('x'), hash: Buffer.from('x'), received_at: world.clock.now() }
    const last = index === revisions.length - 1
    await world.db
      .insertInto('intel.record')
      .values({ ...kept, ...bytes, superseded_at: last ? null : world.clock.now(), ...facts })
      .execute()
    world.clock.advance({ hours: 1 })
  }
  const key = { source_id: 'mine', record_name: 'X-1', vulnerability_id: vulnerabilityId }
  await world.db.insertInto('intel.record_vulnerability').values(key).execute()
}

it('tells a vulnerability’s decisions and interests with old and new, who and from where, each once', async () => {
  const { world, id, asEngineer } = await openCast()
  const decide = (status: 'affected' | 'fixed', replaces: string | null) =>
    assess(asEngineer, {
      vulnerabilityId: id,
      teamId: world.psirt,
      ciId: null,
      componentId: null,
      status,
      justification: null,
      note: `is ${status}`,
      replaces,
    })
  const first = await decide('affected', null)
  world.clock.advance({ hours: 1 })
  const second = await decide('fixed', first.id)
  world.clock.advance({ hours: 1 })
  await undoAssessment(asEngineer, second.id)
  world.clock.advance({ hours: 1 })
  const vulnerabilities = [{ id, version: 0 }]
  await setInterests(asEngineer, { teamId: world.psirt, level: 'high', note: 'we ship it', vulnerabilities })

  const rows = await listActivityOfVulnerability(asEngineer, id, page)

  expect(rows.map(({ happening }) => happening)).toMatchObject([
    { kind: 'interest', team: { id: world.psirt }, from: null, to: 'high', note: 'we ship it' },
    { kind: 'decision', isUndone: true, from: 'fixed', to: 'affected' },
    { kind: 'decision', isUndone: false, from: 'affected', to: 'fixed', note: 'is fixed' },
    { kind: 'decision', isUndone: false, from: null, to: 'affected' },
    { kind: 'hits', isOpened: true, items: 1, components: 1, names: ['planted 1.0.0'] },
  ])
  expect(rows.slice(0, 4).map(({ who, origin }) => `${who} ${origin}`)).toEqual(Array(4).fill('花子 ui'))
})

it('tells what sources said, revision by revision, and lists that took it up and off', async () => {
  const { world, id, asEngineer } = await openCast()
  await record(world, id, [
    { title: 'old', severity_rating: 'low' },
    { title: 'new', severity_rating: 'high' },
    { title: 'new', severity_rating: 'high', withdrawn_at: world.clock.now() },
  ])
  await world.db.updateTable('intel.vulnerability').set({ cve: 'CVE-2026-1' }).execute()
  const at = world.clock.now()
  const listed = { source_id: 'kev', cve: 'CVE-2026-1', name: 'x', received_at: at, changed_at: at }
  await world.db
    .insertInto('intel.exploitation')
    .values({ ...listed, removed_at: at.add({ hours: 5 }) })
    .execute()

  expect((await happenings(asEngineer, id)).slice(0, 5)).toMatchObject([
    { kind: 'listing', source: 'kev', isListed: false },
    { kind: 'listing', source: 'kev', isListed: true },
    { kind: 'record', revision: 3, change: 'withdrawn' },
    {
      kind: 'record',
      change: 'revised',
      title: { from: 'old', to: 'new' },
      severity: { from: { rating: 'low', score: null }, to: { rating: 'high', score: null } },
    },
    { kind: 'record', change: 'added', title: { from: null, to: 'old' } },
  ])
})

it('tells hits over the reader’s items only, and decisions on an item only to who may see it', async () => {
  const { world, id, component, asEngineer } = await openCast()
  const secret = await addItem(world, { team: world.psirt, needToKnow: true, name: 'secret' })
  await contain(world, secret, [component])
  await asActor(world.context, async ({ db }) => {
    const made = { note: 'secret', made_at: world.clock.now(), sequence: 1, status: 'affected' } as const
    await db
      .insertInto('matching.assessment')
      .values({
        id: '00000000-0000-7000-8000-00000000aaaa',
        vulnerability_id: id,
        team_id: world.psirt,
        ci_id: secret,
        ...made,
      })
      .execute()
  })
  const asOwner = async () => {
    const owner = await addPerson(world, 'owner', { role: 'engineer', team: world.psirt })
    await asActor(world.context, ({ db }) =>
      db.updateTable('inventory.ci').set({ owner_id: owner }).where('id', '=', secret).execute(),
    )
    return await actAs(world, owner)
  }

  expect((await happenings(asEngineer, id)).map(({ kind }) => kind)).toEqual(['hits'])
  await expect(listActivityOfCi(asEngineer, secret, page)).rejects.toMatchObject({
    code: 'inventory.ci-not-found',
  })
  const seen = (await happenings(await asOwner(), id)).map(({ kind }) => kind)
  expect(seen.toSorted()).toEqual(['decision', 'hits', 'hits'])
})

it('tells an item’s fields old and new by their names, its relations, documents and what came to touch it', async () => {
  const { world, item, asEngineer } = await openCast()
  const other = await addItem(world, { team: world.psirt, name: 'whole' })
  const hidden = await addItem(world, { team: world.psirt, name: 'hidden', needToKnow: true })
  await changeCi(asEngineer, item, { change: { name: 'gateway 2', teamId: world.csirt }, version: 1 })
  await asActor(world.context, ({ db }) =>
    db.updateTable('inventory.ci').set({ team_id: world.psirt }).where('id', '=', item).execute(),
  )
  world.clock.advance({ hours: 1 })
  await createRelation(asEngineer, { kind: 'uses', fromId: item, toId: other })
  await createRelation(world.context, { kind: 'uses', fromId: item, toId: hidden })

  const rows = await listActivityOfCi(asEngineer, item, page)

  expect(rows.map(({ happening }) => happening)).toMatchObject([
    { kind: 'relation', relation: 'uses', isFrom: true, isEnded: false, other: { name: 'whole' } },
    {
      kind: 'item',
      isCreated: false,
      fields: [
        { field: 'name', from: 'gateway', to: 'gateway 2' },
        { field: 'teamId', from: { en: 'PSIRT' }, to: { en: 'CSIRT' } },
      ],
    },
    { kind: 'hits', isOpened: true, vulnerabilities: 1 },
    { kind: 'document', name: 'x', state: 'read' },
  ])
  expect(rows[1]).toMatchObject({ who: '花子', origin: 'ui' })
})

it('pages without a gap or a line twice', async () => {
  const { world, id, asEngineer } = await openCast()
  await record(world, id, [{}, {}, {}, {}])
  const all = await listActivityOfVulnerability(asEngineer, id, page)
  const first = await listActivityOfVulnerability(asEngineer, id, { limit: 2 })
  const rest = await listActivityOfVulnerability(asEngineer, id, {
    limit: 100,
    after: first.at(-1),
  })

  expect([...first, ...rest]).toEqual(all)
  expect(new Set(all.map((row) => row.id)).size).toBe(all.length)
})
