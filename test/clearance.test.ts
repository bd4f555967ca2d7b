import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { asActor, type Context } from '#domains/identity/index.ts'
import { findCleared } from '#domains/intel/index.ts'
import { listInterests, setInterests } from '#domains/intel/interest/interest-actions.ts'
import { listActivityOfCi } from '#domains/matching/activity/activity-actions.ts'
import {
  assess,
  listAssessmentsFor,
  previewAssessment,
} from '#domains/matching/assessments/assessment-actions.ts'
import { findSelected } from '#domains/matching/assessments/batches/batch-view.ts'
import {
  countFindings,
  listFindings,
  listVulnerabilities,
  readVulnerability,
} from '#domains/matching/findings/finding-actions.ts'
import { readImpact } from '#domains/matching/impact/impact-actions.ts'
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

/** A vulnerability that is still under embargo, in the company's own item, and one that everybody knows. */
async function openEmbargo() {
  const world = await openWorld()
  const item = await addItem(world, { team: world.psirt, name: 'gateway' })
  const components = [await addComponent(world, 'secret'), await addComponent(world, 'known')] as const
  await contain(world, item, components)
  const secret = await addVulnerability(world, 'CVE-2026-1', [components[0]])
  const known = await addVulnerability(world, 'CVE-2026-2', [components[1]])
  await sql`update intel.vulnerability set tlp = 'red' where id = ${secret}`.execute(world.db)
  await countWorld(world)
  const engineer = await addPerson(world, 'engineer', { role: 'engineer', team: world.psirt })
  const cleared = await addPerson(world, 'cleared', { role: 'engineer', team: world.psirt })
  await sql`update identity.person set clearance = 'red' where id = ${cleared}`.execute(world.db)
  return {
    world,
    item,
    secret,
    known,
    engineer: await actAs(world, engineer),
    cleared: await actAs(world, cleared),
  }
}

const page = { limit: 50 }
const filter = { ...page, state: 'all', reach: 'all' } as const
const fixed = { status: 'fixed', justification: null, note: '', replaces: null, componentId: null } as const

async function namesFor(context: Context, item: string) {
  const listed = await listVulnerabilities(context, { ...filter, after: undefined })
  const ours = await listVulnerabilities(context, { ...filter, reach: 'ours', after: undefined })
  const findings = await listFindings(context, { ...page, after: undefined })
  const [counts] = await countFindings(context, [item])
  const holds = (
    await readImpact(context, { ...page, from: `ci:${item}`, after: undefined, countsUnknown: undefined })
  ).holds
  const ofPackage = await readImpact(context, {
    ...page,
    from: 'package:npm/secret',
    after: undefined,
    countsUnknown: undefined,
  })
  const hits = (await listActivityOfCi(context, item, page)).flatMap(({ happening }) =>
    happening.kind === 'hits' ? happening.vulnerabilities : [],
  )
  return {
    listed: [listed.rows.map(({ name }) => name).sort(), listed.total],
    ours: [ours.rows.map(({ name }) => name).sort(), ours.total],
    findings: [findings.rows.map(({ vulnerability }) => vulnerability.name).sort(), findings.total],
    open: counts?.open,
    holds: holds?.rows.map(({ name }) => name).sort(),
    package: ofPackage.rows.map(({ met }) => met?.verdict),
    hits,
  }
}

it('keeps a vulnerability above the reader’s clearance out of every list, count and look-up', async () => {
  const { item, engineer, cleared, secret, world } = await openEmbargo()
  const both = ['CVE-2026-1', 'CVE-2026-2']
  const one = ['CVE-2026-2']

  expect(await namesFor(cleared, item)).toEqual({
    listed: [both, 2],
    ours: [both, 2],
    findings: [both, 2],
    open: 2,
    holds: both,
    package: ['affected'],
    hits: [2],
  })
  expect(await namesFor(engineer, item)).toEqual({
    listed: [one, 1],
    ours: [one, 1],
    findings: [one, 1],
    open: 1,
    holds: one,
    package: [null],
    hits: [1],
  })
  for (const name of ['VUL-CVE-2026-1', secret]) {
    await expect(readVulnerability(engineer, name)).rejects.toMatchObject({
      code: 'matching.vulnerability-not-found',
    })
    await expect(listInterests(engineer, name)).rejects.toMatchObject({
      code: 'intel.vulnerability-not-found',
    })
  }
  expect((await readVulnerability(cleared, secret)).row.name).toBe('CVE-2026-1')
  const told = (context: Context) => asActor(context, ({ db, actor }) => findCleared(db, actor, [secret]))
  expect([await told(engineer), await told(cleared)]).toEqual([new Set(), new Set([secret])])
  expect(world.psirt).not.toBe('')
})

it('lets nobody decide about what they may not know, alone or together', async () => {
  const { world, engineer, cleared, secret, known } = await openEmbargo()
  const decision = { ...fixed, vulnerabilityId: secret, teamId: world.psirt, ciId: null }

  const unknown = { code: 'matching.vulnerability-not-found' }
  await expect(assess(engineer, decision)).rejects.toMatchObject(unknown)
  await expect(previewAssessment(engineer, decision)).rejects.toMatchObject(unknown)
  await expect(
    setInterests(engineer, {
      teamId: world.psirt,
      level: 'high',
      note: 'x',
      vulnerabilities: [{ id: secret, version: 0 }],
    }),
  ).rejects.toMatchObject({ code: 'intel.vulnerability-not-found' })
  const selected = (context: Context) =>
    asActor(context, (deed) =>
      findSelected(deed, {
        teamId: world.psirt,
        ciId: null,
        selection: { vulnerabilityIds: [secret, known] },
      }),
    )
  expect(await selected(engineer)).toEqual([known])
  await assess(cleared, decision)

  expect(await listAssessmentsFor(engineer, page)).toEqual([])
  expect(await listAssessmentsFor(cleared, page)).toHaveLength(1)
})
