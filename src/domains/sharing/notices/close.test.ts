import { describe, expect, it } from 'vitest'
import { restrictedOpened, vulnerabilitiesChanged } from '#domains/matching/index.ts'
import {
  addItem,
  addPerson,
  addVulnerability,
  dropCounts,
  happen,
  openFindings,
  openWorld,
  readChanges,
  readDeliveries,
  readNotices,
  strike,
  type World,
} from '../trials/world.ts'

async function openTold() {
  const world = await openWorld()
  const role = { role: 'engineer', team: world.psirt } as const
  const engineer = await addPerson(world, 'engineer', { roles: [role] })
  const id = await addVulnerability(world, 'CVE-2026-1')
  await openFindings(world, id, { team: world.psirt, opened: 3 })
  return { world, engineer, id }
}

async function change(world: World, id: string) {
  await happen(world, { name: vulnerabilitiesChanged, payload: { ids: [id] }, at: world.clock.now() })
}

async function readOpen(world: World) {
  return (await readNotices(world)).filter((one) => one.acknowledged_at === null)
}

describe('findings that close', () => {
  it('take their notice back with one line that says why, without a mail where none went out', async () => {
    const { world, id, engineer } = await openTold()
    await dropCounts(world, id)

    await change(world, id)
    await change(world, id)

    expect(await readOpen(world)).toMatchObject([
      {
        kind: 'closed',
        person_id: engineer,
        subject_id: id,
        facts: { name: 'CVE-2026-1', ending: 'corrected' },
      },
    ])
    expect(await readNotices(world)).toHaveLength(2)
    expect(await readDeliveries(world)).toEqual([])
    expect((await readChanges(world)).map((one) => one.version)).toEqual([1, 2, 1])
  })

  it('are mailed to whom a mail had told', async () => {
    const { world, id } = await openTold()
    await world.db.updateTable('sharing.delivery').set({ state: 'sent' }).execute()
    await dropCounts(world, id)

    await change(world, id)

    const [closing] = await readOpen(world)
    const waiting = (await readDeliveries(world)).filter((one) => one.state === 'waiting')
    expect(waiting).toMatchObject([{ notice_id: closing?.id }])
  })

  it('are nothing to whoever acknowledged', async () => {
    const { world, id } = await openTold()
    await world.db.updateTable('sharing.notice').set({ acknowledged_at: world.clock.now() }).execute()
    await dropCounts(world, id)

    await change(world, id)

    expect(await readNotices(world)).toHaveLength(1)
  })

  it.each([
    ['withdrawn', { withdrawn_at: Temporal.Instant.from('2026-07-02T00:00:00Z') }],
    ['gone', {}],
  ] as const)('say that they are %s', async (ending, facts) => {
    const { world, id } = await openTold()
    await dropCounts(world, id)
    // Somebody else's item still has it.
    await strike(world, await addItem(world, { team: world.csirt }), id)
    await world.db
      .updateTable('intel.vulnerability')
      .set({ name: 'CVE-2026-1', ...facts })
      .where('id', '=', id)
      .execute()

    await change(world, id)

    expect(await readOpen(world)).toMatchObject([{ kind: 'closed', facts: { ending } }])
  })

  it('name the vulnerability with which they were merged', async () => {
    const { world, id } = await openTold()
    await dropCounts(world, id)
    const other = await addVulnerability(world, 'CVE-2026-2')
    await world.db
      .updateTable('intel.vulnerability')
      .set({ merged_into: other })
      .where('id', '=', id)
      .execute()

    await change(world, id)

    expect(await readOpen(world)).toMatchObject([{ facts: { ending: 'merged', into: 'CVE-2026-2' } }])
  })

  it('make room for news when they open again', async () => {
    const { world, id } = await openTold()
    await dropCounts(world, id)
    await change(world, id)

    await openFindings(world, id, { team: world.psirt, opened: 1, batch: 'batch-2' })

    expect(await readOpen(world)).toMatchObject([{ kind: 'findings', facts: { items: 1 } }])
  })
})

describe('findings that do not close', () => {
  it('are those that were decided', async () => {
    const { world, id } = await openTold()
    await world.db.updateTable('matching.cell_vulnerability').set({ open: 0, settled: 3 }).execute()

    await change(world, id)

    expect(await readOpen(world)).toMatchObject([{ kind: 'findings' }])
  })

  it('are those of a restricted item for which one is named', async () => {
    const world = await openWorld()
    const owner = await addPerson(world, 'owner', { roles: [{ role: 'manager' }] })
    const item = await addItem(world, { owner, needToKnow: true })
    const id = await addVulnerability(world, 'CVE-2026-1')
    await strike(world, item, id)
    const vulnerabilities = [{ vulnerabilityId: id, name: 'CVE-2026-1', title: '', ciIds: [item] }]
    const payload = { batch: 'b', vulnerabilities }
    await happen(world, { name: restrictedOpened, payload, at: world.clock.now() })

    await change(world, id)
    const before = await readOpen(world)
    await world.db.updateTable('matching.hit').set({ until: world.clock.now() }).execute()
    await change(world, id)

    expect(before).toMatchObject([{ kind: 'findings' }])
    expect(await readOpen(world)).toMatchObject([{ kind: 'closed', facts: { ending: 'corrected' } }])
  })
})
