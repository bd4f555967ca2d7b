import { expect, it } from 'vitest'
import type { Context } from '#domains/identity/index.ts'
import { readCycloneDx } from '#formats/sbom/cyclonedx/read.ts'
import { assess } from '../assessments/assessment-actions.ts'
import {
  actAs,
  addComponent,
  addItem,
  addPerson,
  addVulnerability,
  contain,
  countWorld,
  openWorld,
} from '../trials/world.ts'
import { exportVex, type VexOrder } from './vex-actions.ts'

/** Two teams with an item each, both with the same vulnerable component; the PSIRT's lies in a line. */
async function openCompany() {
  const world = await openWorld()
  const { psirt, csirt } = world
  const line = await addItem(world, { team: psirt, name: 'line' })
  const part = await addItem(world, { team: psirt, name: 'part', partOf: [line] })
  const host = await addItem(world, { team: csirt, name: 'host' })
  const component = await addComponent(world, 'a')
  for (const item of [part, host]) await contain(world, item, [component])
  const vulnerabilityId = await addVulnerability(world, 'CVE-2026-1', [component])
  await countWorld(world)
  const engineer = await actAs(world, await addPerson(world, 'engineer', { role: 'engineer', team: psirt }))
  const responder = await actAs(
    world,
    await addPerson(world, 'responder', { role: 'responder', team: csirt }),
  )
  return { world, line, part, host, vulnerabilityId, engineer, responder }
}

async function write(context: Context, order: VexOrder) {
  let text = ''
  const exported = await exportVex(context, order, (piece) => {
    text += piece
    return Promise.resolve()
  })
  return { text, ...exported }
}

const decision = { ciId: null, componentId: null, replaces: null } as const

it('tells what was decided for an item and what it holds, and nothing that was not', async () => {
  const { world, line, part, host, vulnerabilityId, engineer, responder } = await openCompany()
  await assess(engineer, {
    ...decision,
    vulnerabilityId,
    teamId: world.psirt,
    status: 'not_affected',
    justification: 'vulnerable_code_not_in_execute_path',
    note: 'Never called',
  })

  const { text } = await write(engineer, { of: { ciId: line }, format: 'openvex' })
  const { statements } = JSON.parse(text)

  expect(statements).toMatchObject([
    {
      vulnerability: { name: 'CVE-2026-1' },
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
      impact_statement: 'Never called',
      products: [{ '@id': `urn:uuid:${part}` }],
    },
  ])
  await expect(write(responder, { of: { ciId: host }, format: 'openvex' })).rejects.toMatchObject({
    code: 'matching.nothing-decided',
  })
  expect(
    JSON.parse((await write(responder, { of: { ciId: host }, format: 'cyclonedx' })).text),
  ).toMatchObject({
    vulnerabilities: [],
  })
})

it('keeps to one team where a team is asked for, and marks the file', async () => {
  const { world, host, vulnerabilityId, engineer, responder } = await openCompany()
  const both = { ...decision, vulnerabilityId, justification: null, note: '' }
  await assess(engineer, { ...both, teamId: world.psirt, status: 'fixed' })
  await assess(responder, { ...both, teamId: world.csirt, status: 'affected' })

  const { text, tlp } = await write(responder, { of: { teamId: world.csirt }, format: 'cyclonedx-1.7' })
  const read = readCycloneDx(text)

  expect(tlp).toBe('green')
  expect(JSON.parse(text).metadata.distributionConstraints).toEqual({ tlp: 'GREEN' })
  expect(read).toMatchObject({
    ok: true,
    value: {
      components: [{ ref: `urn:uuid:${host}`, name: 'host' }, { name: 'a' }],
      vulnerabilities: [{ id: 'CVE-2026-1', analysis: { state: 'exploitable' } }],
    },
  })
  await expect(write(responder, { of: { teamId: host }, format: 'cyclonedx' })).rejects.toMatchObject({
    code: 'matching.party-not-found',
  })
})
