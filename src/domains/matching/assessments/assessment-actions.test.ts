import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { asActor, type Context } from '#domains/identity/index.ts'
import { listFindings } from '../findings/finding-actions.ts'
import {
  actAs,
  addComponent,
  addItem,
  addPerson,
  addVulnerability,
  contain,
  countWorld,
  inside,
  openWorld,
} from '../trials/world.ts'
import type { AssessmentScope } from './assessment.ts'
import { adopt, assess, listAssessmentsFor, previewAssessment, undoAssessment } from './assessment-actions.ts'

/** A product line with a part, another product and a host; one vulnerability in two components of each. */
async function openCompany() {
  const world = await openWorld()
  const { psirt, csirt } = world
  const line = await addItem(world, { team: psirt, name: 'line', needToKnow: true })
  const part = await addItem(world, { team: psirt, name: 'part', partOf: [line] })
  const other = await addItem(world, { team: psirt, name: 'other' })
  const host = await addItem(world, { team: csirt, name: 'host', partOf: [line] })
  const components = [await addComponent(world, 'a'), await addComponent(world, 'b')]
  for (const item of [part, other, host]) await contain(world, item, components)
  const vulnerabilityId = await addVulnerability(world, 'CVE-2026-1', components)
  await countWorld(world)
  const engineer = await actAs(world, await addPerson(world, 'engineer', { role: 'engineer', team: psirt }))
  const responder = await actAs(
    world,
    await addPerson(world, 'responder', { role: 'responder', team: csirt }),
  )
  const scope: AssessmentScope = { vulnerabilityId, teamId: psirt, ciId: null, componentId: null }
  return { world, line, part, other, host, components, scope, engineer, responder }
}

const affected = { status: 'affected', justification: null, note: 'why', replaces: null } as const
const fixed = { ...affected, status: 'fixed' } as const

/** What holds at each item and component, `part a`. */
async function readStatuses(context: Context): Promise<Readonly<Record<string, string | null>>> {
  const { rows } = await listFindings(context, { limit: 100 })
  return Object.fromEntries(
    rows.map((row) => [`${row.ci.name} ${row.component.name}`, row.assessment?.status ?? null]),
  )
}

describe('a decision on an item', () => {
  it('holds for what the item holds of the same team, and goes before the one for all', async () => {
    const { world, engineer, line, scope } = await openCompany()
    await assess(engineer, { ...scope, ...affected })

    await inside(world, (db) => sql`update inventory.ci set need_to_know = false`.execute(db))
    await assess(engineer, { ...scope, ...fixed, ciId: line })

    expect(await readStatuses(engineer)).toEqual({
      'part a': 'fixed',
      'part b': 'fixed',
      'other a': 'affected',
      'other b': 'affected',
      'host a': null,
      'host b': null,
    })
  })

  it('that one may not see tells how it was decided, and nothing of that item', async () => {
    const { world, responder, line, part, scope } = await openCompany()
    await asActor(world.context, async () => {
      await assess(world.context, { ...scope, ...affected, ciId: line })
    })

    const { rows } = await listFindings(responder, { ciId: part, limit: 10 })

    expect(rows[0]?.assessment).toMatchObject({
      status: 'affected',
      scope: 'ci',
      ci: null,
      note: '',
      madeBy: '',
    })
    expect(await listAssessmentsFor(responder, { ciId: part, limit: 10 })).toEqual([])
  })
})

describe('a decision on a component', () => {
  it('holds for that component alone, and the item stays open while another one is', async () => {
    const { world, engineer, components, scope } = await openCompany()

    await assess(engineer, { ...scope, ...fixed, componentId: components[0] ?? 0 })

    expect(await readStatuses(engineer)).toMatchObject({
      'part a': 'fixed',
      'part b': null,
      'other a': 'fixed',
    })
    const counts = () =>
      inside(world, (db) =>
        db
          .selectFrom('matching.team_vulnerability')
          .select(['open', 'settled'])
          .where('list', '=', world.psirt)
          .execute(),
      )
    expect(await counts()).toEqual([{ open: 2, settled: 0 }])
    await assess(engineer, { ...scope, ...fixed, componentId: components[1] ?? 0 })
    expect(await counts()).toEqual([{ open: 0, settled: 2 }])
  })

  it('is previewed with the items it reaches and those that keep their own', async () => {
    const { engineer, components, part, scope } = await openCompany()
    await assess(engineer, { ...scope, ...fixed, ciId: part })

    const componentId = components[0] ?? 0
    expect(await previewAssessment(engineer, { ...scope, componentId })).toMatchObject({
      cis: 2,
      kept: 1,
      current: null,
    })
    expect(await previewAssessment(engineer, { ...scope, componentId, ciId: part })).toMatchObject({
      cis: 1,
      kept: 0,
    })
  })
})

describe('the other team’s decision', () => {
  it('is confirmed for one’s own items with a reference, and goes its own way from then on', async () => {
    const { engineer, responder, scope, world } = await openCompany()
    const theirs = await assess(engineer, { ...scope, ...affected })

    const ours = await adopt(responder, theirs.id, { teamId: world.csirt, ciId: null, replaces: null })
    await undoAssessment(engineer, theirs.id)

    expect(ours).toMatchObject({
      status: 'affected',
      note: 'why',
      team: { id: world.csirt },
      adoptedFrom: { id: theirs.id, team: { id: world.psirt } },
    })
    expect(await readStatuses(responder)).toMatchObject({ 'host a': 'affected', 'part a': null })
  })

  it('is not confirmed when it is one’s own, undone, or by somebody of another team', async () => {
    const { engineer, responder, scope, world } = await openCompany()
    const theirs = await assess(engineer, { ...scope, ...affected })
    const ours = { teamId: world.csirt, ciId: null, replaces: null }

    await expect(adopt(engineer, theirs.id, ours)).rejects.toMatchObject({ code: 'identity.forbidden' })
    await expect(adopt(engineer, theirs.id, { ...ours, teamId: world.psirt })).rejects.toMatchObject({
      code: 'matching.already-ours',
    })
    await undoAssessment(engineer, theirs.id)
    await expect(adopt(responder, theirs.id, ours)).rejects.toMatchObject({ code: 'matching.already-undone' })
  })
})

it('tells from what to what, and from where', async () => {
  const { engineer, scope, world } = await openCompany()
  const first = await assess(engineer, { ...scope, ...affected })
  const second = await assess(engineer, { ...scope, ...fixed, replaces: first.id })
  world.clock.advance({ minutes: 1 })

  await undoAssessment(engineer, first.id)

  const [newest, oldest] = await listAssessmentsFor(engineer, { limit: 10 })
  const ids = [newest?.id, oldest?.id].sort()
  expect(ids).toEqual([first.id, second.id].sort())
  const read = (id: string) => [newest, oldest].find((one) => one?.id === id)
  expect(read(second.id)).toMatchObject({ before: 'affected', status: 'fixed', origin: 'ui', batch: null })
  expect(read(first.id)).toMatchObject({ before: null, undoneBy: 'engineer' })
})
