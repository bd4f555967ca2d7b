import { describe, expect, it } from 'vitest'
import { restrictedOpened } from '#domains/matching/index.ts'
import {
  addItem,
  addPerson,
  addVulnerability,
  handle,
  happen,
  openFindings,
  openWorld,
  readDeliveries,
  readNotices,
  type World,
} from '../trials/world.ts'

/** Says that restricted items came to be open, as matching does. */
async function openRestricted(
  world: World,
  lines: readonly { readonly vulnerabilityId: string; readonly ciIds: readonly string[] }[],
) {
  const vulnerabilities = lines.map((line) => ({ ...line, name: line.vulnerabilityId, title: '' }))
  const payload = { batch: 'batch-1', vulnerabilities }
  return await happen(world, { name: restrictedOpened, payload, at: world.clock.now() })
}

describe('of findings at restricted items', () => {
  it('those who are named are told, with the reason, and nobody else of the team', async () => {
    const world = await openWorld()
    const role = { role: 'engineer', team: world.psirt } as const
    const owner = await addPerson(world, 'owner', { roles: [{ role: 'manager' }] })
    const named = await addPerson(world, 'named', { roles: [role] })
    await addPerson(world, 'teammate', { roles: [role] })
    const items = [
      await addItem(world, { team: world.psirt, owner, needToKnow: true }),
      await addItem(world, { team: world.psirt, owner, givenTo: [named], needToKnow: true }),
    ]
    const vulnerabilityId = await addVulnerability(world, 'CVE-2026-1')

    const event = await openRestricted(world, [{ vulnerabilityId, ciIds: items }])
    await handle(world, event)

    const told = (await readNotices(world)).map((one) => [one.person_id, one.facts.items, one.reason])
    expect(told.sort()).toEqual(
      [
        [owner, 2, [{ role: 'owner', team: null }]],
        [named, 1, [{ role: 'given', team: null }]],
      ].sort(),
    )
    expect(await readDeliveries(world)).toHaveLength(2)
  })

  it('whoever may not read the label, or know vulnerabilities, is told nothing', async () => {
    const world = await openWorld()
    const low = await addPerson(world, 'low', { roles: [{ role: 'manager' }], clearance: 'amber' })
    const guest = await addPerson(world, 'guest', { roles: [{ role: 'guest' }] })
    const red = await addItem(world, { owner: low, givenTo: [guest], tlp: 'red' })
    const vulnerabilityId = await addVulnerability(world, 'CVE-2026-1')

    await openRestricted(world, [{ vulnerabilityId, ciIds: [red] }])

    expect(await readNotices(world)).toEqual([])
  })

  it('the one notice about the vulnerability grows', async () => {
    const world = await openWorld()
    const engineer = await addPerson(world, 'engineer', { roles: [{ role: 'engineer', team: world.psirt }] })
    const item = await addItem(world, { team: world.psirt, owner: engineer, needToKnow: true })
    const vulnerabilityId = await addVulnerability(world, 'CVE-2026-1')
    await openFindings(world, vulnerabilityId, { team: world.psirt, opened: 3 })

    await openRestricted(world, [{ vulnerabilityId, ciIds: [item] }])

    const [notice, ...others] = await readNotices(world)
    expect(others).toEqual([])
    expect(notice?.facts.items).toBe(4)
    expect(notice?.reason.map((one: { role: string }) => one.role)).toEqual(['engineer', 'owner'])
  })
})
