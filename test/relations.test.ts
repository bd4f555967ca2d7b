import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { asActor, type Context } from '#domains/identity/index.ts'
import { createRelation, endRelation } from '#domains/inventory/relations/relation-actions.ts'
import { listActivityOfCi } from '#domains/matching/activity/activity-actions.ts'
import { assess } from '#domains/matching/assessments/assessment-actions.ts'
import { recountItem } from '#domains/matching/hits/match-actions.ts'
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
  type World,
} from '#domains/matching/trials/world.ts'

/** What an item holds, itself left out. */
async function heldBy(world: World, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select descendant_id as id from inventory.closure where ancestor_id = ${id} and depth > 0`.execute(
    world.db,
  )
  return rows.map((row) => row.id).sort()
}

const relate = (context: Context, kind: 'contains' | 'runs-on' | 'uses', [fromId, toId]: [string, string]) =>
  createRelation(context, { kind, fromId, toId })

/** Lets the listener of counts follow the last changes of items. */
async function follow(world: World): Promise<void> {
  const { rows } = await sql<{ payload: { ciId: string; heldBy?: string[] } }>`
    select payload from platform.outbox where name = 'inventory.ci-changed' order by id desc limit 2`.execute(
    world.db,
  )
  for (const { payload } of rows.toReversed()) {
    await asActor(world.context, (deed) => recountItem(deed, payload.ciId, payload.heldBy ?? []))
  }
}

it('lets go of what was held through a relation when it ends, and holds it again when it is made again', async () => {
  const world = await openWorld()
  const [system, product, release, part] = await Promise.all(
    ['system', 'product', 'release', 'part'].map((name) => addItem(world, { team: world.csirt, name })),
  )
  if (!system || !product || !release || !part) throw new Error('no items')
  await relate(world.context, 'contains', [system, product])
  const middle = await relate(world.context, 'contains', [product, release])
  await relate(world.context, 'contains', [release, part])
  expect(await heldBy(world, system)).toEqual([product, release, part].sort())

  await endRelation(world.context, { ciId: release, relationId: middle.id })

  expect(await heldBy(world, system)).toEqual([product])
  expect(await heldBy(world, product)).toEqual([])
  expect(await heldBy(world, release)).toEqual([part])
  await relate(world.context, 'contains', [product, release])
  expect(await heldBy(world, system)).toEqual([product, release, part].sort())
})

it('still holds what is reached another way', async () => {
  const world = await openWorld()
  const [whole, left, right, part] = await Promise.all(
    ['whole', 'left', 'right', 'part'].map((name) => addItem(world, { team: world.csirt, name })),
  )
  if (!whole || !left || !right || !part) throw new Error('no items')
  await relate(world.context, 'contains', [whole, left])
  await relate(world.context, 'contains', [whole, right])
  const first = await relate(world.context, 'contains', [left, part])
  await relate(world.context, 'runs-on', [right, part])

  await endRelation(world.context, { ciId: left, relationId: first.id })

  expect(await heldBy(world, whole)).toEqual([left, right, part].sort())
  expect(await heldBy(world, left)).toEqual([])
})

it('ends the reach of decisions on the whole: what they had settled is open again', async () => {
  const world = await openWorld()
  const responder = await actAs(
    world,
    await addPerson(world, 'responder', { role: 'responder', team: world.csirt }),
  )
  const whole = await addItem(world, { team: world.csirt, name: 'whole' })
  const part = await addItem(world, { team: world.csirt, name: 'part' })
  const component = await addComponent(world, 'planted')
  await contain(world, part, [component])
  const vulnerabilityId = await addVulnerability(world, 'CVE-2026-1', [component])
  const { id: relationId } = await relate(world.context, 'contains', [whole, part])
  await countWorld(world)
  const fixed = { status: 'fixed', justification: null, note: '', replaces: null, componentId: null } as const
  await assess(responder, { ...fixed, vulnerabilityId, teamId: world.csirt, ciId: whole })
  const counts = () =>
    inside(world, (db) =>
      db
        .selectFrom('matching.team_vulnerability')
        .select(['open', 'settled'])
        .where('list', '=', world.csirt)
        .execute(),
    )
  expect(await counts()).toEqual([{ open: 0, settled: 1 }])

  await endRelation(responder, { ciId: whole, relationId })
  await follow(world)

  expect(await counts()).toEqual([{ open: 1, settled: 0 }])
})

it('wants both ends to be theirs who ends it, and knows none that ended', async () => {
  const world = await openWorld()
  const engineer = await actAs(
    world,
    await addPerson(world, 'engineer', { role: 'engineer', team: world.psirt }),
  )
  const gateway = await addItem(world, { team: world.psirt, name: 'gateway' })
  const host = await addItem(world, { team: world.csirt, name: 'host' })
  const release = await addItem(world, { team: world.psirt, name: 'release' })
  const theirs = await relate(engineer, 'uses', [gateway, host])
  const own = await relate(engineer, 'contains', [gateway, release])

  await expect(endRelation(engineer, { ciId: gateway, relationId: theirs.id })).rejects.toMatchObject({
    code: 'identity.forbidden',
  })
  // A relation of other items is none of this one's.
  await expect(endRelation(engineer, { ciId: release, relationId: theirs.id })).rejects.toMatchObject({
    code: 'inventory.relation-not-found',
  })
  await endRelation(engineer, { ciId: release, relationId: own.id })
  await expect(endRelation(engineer, { ciId: release, relationId: own.id })).rejects.toMatchObject({
    code: 'inventory.relation-not-found',
  })
})

it('tells in both histories who made and who ended it, each time it happened', async () => {
  const world = await openWorld()
  const engineer = await actAs(world, await addPerson(world, '花子', { role: 'engineer', team: world.psirt }))
  const gateway = await addItem(world, { team: world.psirt, name: 'gateway' })
  const release = await addItem(world, { team: world.psirt, name: 'release' })
  const { id: relationId } = await relate(world.context, 'contains', [gateway, release])
  world.clock.advance({ hours: 1 })
  await endRelation(engineer, { ciId: release, relationId })
  world.clock.advance({ hours: 1 })
  await relate(engineer, 'contains', [gateway, release])

  for (const id of [gateway, release]) {
    const lines = await listActivityOfCi(world.context, id, { limit: 10 })
    const told = lines.map(({ who, happening }) => [who, happening.kind === 'relation' && happening.isEnded])
    expect(told).toEqual([
      ['花子', false],
      ['花子', true],
      ['renkei', false],
    ])
  }
})
