import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { asActor, type Context } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import { assess } from '../assessments/assessment-actions.ts'
import { listFindings } from '../findings/finding-actions.ts'
import { followMerge, matchEverything } from '../hits/match-actions.ts'
import {
  actAs,
  addComponent,
  addItem,
  addPerson,
  contain,
  inside,
  openWorld,
  type World,
} from '../trials/world.ts'
import { addCondition, endCondition, listConditionsOf } from './condition-actions.ts'

/** A host and a product with the same component, and a vulnerability whose stretch holds every version of it. */
async function openCompany() {
  const world = await openWorld()
  const host = await addItem(world, { team: world.csirt, name: 'host' })
  const camera = await addItem(world, { team: world.psirt, name: 'camera', side: 'product' })
  const components = [await addComponent(world, 'server')]
  for (const item of [host, camera]) await contain(world, item, components)
  const vulnerabilityId = await addTouching(world, 'CVE-2026-0001')
  await asActor(world.context, matchEverything)
  const responder = await actAs(world, await addPerson(world, 'r', { role: 'responder', team: world.csirt }))
  const engineer = await actAs(world, await addPerson(world, 'e', { role: 'engineer', team: world.psirt }))
  return { world, host, camera, vulnerabilityId, responder, engineer }
}

async function addTouching(world: World, cve: string): Promise<string> {
  const id = newId(world.clock)
  const at = world.clock.now()
  await inside(world, async (db) => {
    await db
      .insertInto('intel.vulnerability')
      .values({ id, short_id: id, cve, name: cve, created_at: at, changed_at: at })
      .execute()
    await sql`
      insert into matching.affected_range (package_key, vulnerability_id, source_id, record_name, rank, verdict, distribution,
        lo, hi, exact_version, text)
      values ('npm/server', ${id}, 'osv', ${cve}, 'ecosystem', 'affected', '', null, null, '1.0.0', '= 1.0.0')`.execute(
      db,
    )
    await sql`update inventory.component set distribution = '', version_key = '\\x01'`.execute(db)
  })
  return id
}

async function readVerdicts(context: Context): Promise<Readonly<Record<string, string>>> {
  const { rows } = await listFindings(context, { limit: 100 })
  return Object.fromEntries(rows.map((row) => [row.ci.name, row.verdict]))
}

const lists = (world: World) =>
  inside(world, (db) =>
    db
      .selectFrom('matching.team_vulnerability')
      .select(['list', 'vulnerability_id', 'cis', 'determined', 'open', 'settled'])
      .orderBy('list')
      .orderBy('vulnerability_id')
      .execute(),
  )

const proxy = { kind: 'module', text: 'mod_proxy is loaded' } as const

describe('a condition', () => {
  it('leaves every team’s findings undetermined until it ends, and the worklists count it so', async () => {
    const { world, vulnerabilityId, responder, engineer } = await openCompany()
    expect(await readVerdicts(engineer)).toEqual({ host: 'affected', camera: 'affected' })
    const before = await lists(world)

    const told = await addCondition(responder, { ...proxy, vulnerabilityId, teamId: world.csirt })

    expect(told).toMatchObject({ ...proxy, madeBy: 'r' })
    expect(await readVerdicts(engineer)).toEqual({ host: 'undetermined', camera: 'undetermined' })
    expect(await lists(world)).toEqual(before.map((row) => ({ ...row, determined: 0 })))
    expect(await listConditionsOf(engineer, 'cve-2026-0001')).toEqual([told])

    await endCondition(responder, told.id)

    expect(await readVerdicts(engineer)).toEqual({ host: 'affected', camera: 'affected' })
    expect(await lists(world)).toEqual(before)
    expect(await listConditionsOf(engineer, 'CVE-2026-0001')).toEqual([])
  })

  it('that does not hold somewhere makes it not used there, with the evidence, and nowhere else', async () => {
    const { world, vulnerabilityId, host, responder } = await openCompany()
    const told = await addCondition(responder, { ...proxy, vulnerabilityId, teamId: world.csirt })

    const made = await assess(responder, {
      vulnerabilityId,
      teamId: world.csirt,
      ciId: host,
      componentId: null,
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
      conditionId: told.id,
      note: 'httpd -M lists no proxy',
      replaces: null,
    })

    expect(made.condition).toEqual({ id: told.id, ...proxy })
    expect(await readVerdicts(responder)).toEqual({ host: 'not_used', camera: 'undetermined' })
  })

  it.each([
    ['of another vulnerability', { note: 'seen' }],
    ['without evidence', { note: ' ' }],
    ['that holds', { note: 'seen', status: 'affected', justification: null }],
  ] as const)('is not answered %s', async (way, change) => {
    const { world, vulnerabilityId, responder } = await openCompany()
    const other = await addTouching(world, 'CVE-2026-0002')
    const about = way === 'of another vulnerability' ? other : vulnerabilityId
    const told = await addCondition(responder, { ...proxy, vulnerabilityId: about, teamId: world.csirt })
    const answer = {
      vulnerabilityId,
      teamId: world.csirt,
      ciId: null,
      componentId: null,
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
      conditionId: told.id,
      replaces: null,
    } as const

    await expect(assess(responder, { ...answer, ...change })).rejects.toMatchObject({
      code: 'matching.condition-not-its',
    })
  })

  it('is told and ended only for a team of one’s own, and ends once', async () => {
    const { world, vulnerabilityId, responder, engineer } = await openCompany()
    const told = await addCondition(responder, { ...proxy, vulnerabilityId, teamId: world.csirt })

    await expect(
      addCondition(engineer, { ...proxy, vulnerabilityId, teamId: world.csirt }),
    ).rejects.toMatchObject({ code: 'identity.forbidden' })
    await expect(endCondition(engineer, told.id)).rejects.toMatchObject({ code: 'identity.forbidden' })
    await endCondition(responder, told.id)
    await expect(endCondition(responder, told.id)).rejects.toMatchObject({
      code: 'matching.condition-ended',
    })
  })

  it('comes to the same counts as counting everything anew, and goes along when vulnerabilities merge', async () => {
    const { world, vulnerabilityId, responder } = await openCompany()
    const other = await addTouching(world, 'CVE-2026-0002')
    await asActor(world.context, matchEverything)
    await addCondition(responder, { ...proxy, vulnerabilityId: other, teamId: world.csirt })

    await asActor(world.context, (deed) => followMerge(deed, { from: other, into: vulnerabilityId }))
    const step = await lists(world)
    await asActor(world.context, matchEverything)

    expect(await lists(world)).toEqual(step)
    expect(await readVerdicts(responder)).toEqual({ host: 'undetermined', camera: 'undetermined' })
    expect(await listConditionsOf(responder, 'CVE-2026-0001')).toHaveLength(1)
  })
})
