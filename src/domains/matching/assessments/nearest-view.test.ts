import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { newId } from '#kernel/ids/ids.ts'
import { fc } from '#test/property.ts'
import { isSeen, seenHits } from '../hits/seen-view.ts'
import {
  addComponent,
  addItem,
  addVulnerability,
  contain,
  inside,
  openWorld,
  type World,
} from '../trials/world.ts'
import { componentsDecidedApart, nearestAssessment, withNearestStatus } from './nearest-view.ts'
import { type Candidate, nearestTo } from './nearness.ts'

const itemCount = 5
const componentCount = 3
const statuses = ['under_investigation', 'affected', 'not_affected', 'fixed'] as const

/** Items are numbered downwards: each is part of some before it. */
const aWorld = fc.record({
  partOf: fc.tuple(
    ...Array.from({ length: itemCount }, (_, index) =>
      fc.subarray(Array.from({ length: index }, (__, above) => above)),
    ),
  ),
  holds: fc.array(fc.subarray([0, 1, 2], { minLength: 1 }), { minLength: itemCount, maxLength: itemCount }),
  decisions: fc.array(
    fc.record({
      item: fc.option(fc.nat(itemCount - 1), { nil: null }),
      component: fc.option(fc.nat(componentCount - 1), { nil: null }),
      status: fc.constantFrom(...statuses),
      minutes: fc.nat(3),
      isUndone: fc.boolean(),
      isOfTheOtherTeam: fc.boolean(),
    }),
    { maxLength: 8 },
  ),
})

type Draft = typeof aWorld extends fc.Arbitrary<infer Value> ? Value : never

interface Decision extends Candidate {
  readonly status: (typeof statuses)[number]
  readonly teamId: string
}

it('finds in SQL the decision that the order of nearness names, and folds it for items', async () => {
  const world = await openWorld()
  await fc.assert(
    fc.asyncProperty(aWorld, async (draft) => {
      const built = await build(world, draft)

      const findings = await readFindings(world, built.vulnerabilityId)
      const items = await readItems(world, built.vulnerabilityId)

      for (const { item, component, nearest } of findings) {
        expect(nearest).toBe(naive(built, item, component)?.id ?? null)
      }
      for (const { item, status } of items) {
        const held = findings
          .filter((one) => one.item === item)
          .map((one) => naive(built, item, one.component))
        expect(status).toBe(worst(held))
      }
    }),
    { numRuns: 40 },
  )
})

type Built = Awaited<ReturnType<typeof build>>

async function build(world: World, draft: Draft) {
  const components: number[] = []
  for (let index = 0; index < componentCount; index += 1) {
    components.push(await addComponent(world, newId(world.clock)))
  }
  const items: string[] = []
  for (const above of draft.partOf) {
    items.push(await addItem(world, { team: world.psirt, partOf: above.map((index) => items[index] ?? '') }))
  }
  for (const [index, held] of draft.holds.entries()) {
    await contain(
      world,
      items[index] ?? '',
      held.map((one) => components[one] ?? 0),
    )
  }
  const vulnerabilityId = await addVulnerability(world, newId(world.clock), components)
  const decisions = draft.decisions.map(
    (one, sequence): Decision => ({
      id: newId(world.clock),
      ciId: one.item === null ? null : (items[one.item] ?? ''),
      componentId: one.component === null ? null : (components[one.component] ?? 0),
      sequence,
      madeAt: world.clock.now().add({ minutes: one.minutes }),
      isUndone: one.isUndone,
      status: one.status,
      teamId: one.isOfTheOtherTeam ? world.csirt : world.psirt,
    }),
  )
  for (const one of decisions) await keep(world, vulnerabilityId, one)
  return { vulnerabilityId, decisions, above: await readAbove(world, items), team: world.psirt }
}

async function keep(world: World, vulnerabilityId: string, one: Decision) {
  await inside(world, (db) =>
    db
      .insertInto('matching.assessment')
      .values({
        id: one.id,
        vulnerability_id: vulnerabilityId,
        team_id: one.teamId,
        ci_id: one.ciId,
        component_id: one.componentId,
        status: one.status,
        justification: one.status === 'not_affected' ? 'component_not_present' : null,
        note: '',
        made_at: one.madeAt,
        sequence: one.sequence,
        undone_at: one.isUndone ? world.clock.now() : null,
      })
      .execute(),
  )
}

async function readAbove(world: World, items: readonly string[]) {
  const rows = await world.db
    .selectFrom('inventory.closure')
    .select(['ancestor_id', 'descendant_id', 'depth'])
    .where('descendant_id', 'in', items)
    .execute()
  const of = (item: string) => rows.filter((row) => row.descendant_id === item)
  return new Map(items.map((item) => [item, new Map(of(item).map((row) => [row.ancestor_id, row.depth]))]))
}

function naive({ above, decisions, team }: Built, item: string, componentId: number): Decision | undefined {
  const own = decisions.filter((one) => one.teamId === team)
  return nearestTo({ componentId, above: above.get(item) ?? new Map() }, own)
}

function worst(held: readonly (Decision | undefined)[]): string | null {
  if (held.some((one) => one === undefined)) return null
  const order = ['under_investigation', 'affected', 'fixed', 'not_affected']
  return (
    held.map((one) => one?.status ?? '').toSorted((a, b) => order.indexOf(a) - order.indexOf(b))[0] ?? null
  )
}

async function readFindings(world: World, vulnerabilityId: string) {
  const near = nearestAssessment({
    vulnerabilityId: sql`hit.vulnerability_id`,
    teamId: sql`ci.team_id`,
    ciId: sql`ci.id`,
    componentId: sql`hit.component_id`,
  })
  const query = sql<{ item: string; component: number; nearest: string | null }>`
    select ci.id as item, hit.component_id as component, near.id as nearest
    from ${seenHits} left join lateral (${near}) near on true
    where ${isSeen} and hit.vulnerability_id = ${vulnerabilityId}`
  const { rows } = await inside(world, (db) => query.execute(db))
  return rows
}

async function readItems(world: World, vulnerabilityId: string) {
  const held = sql`
    select hit.vulnerability_id, ci.team_id, ci.id as ci_id, ${componentsDecidedApart} as components
    from ${seenHits} where ${isSeen} and hit.vulnerability_id = ${vulnerabilityId}
    group by hit.vulnerability_id, ci.team_id, ci.id`
  const query = sql<{ item: string; status: string | null }>`
    select ci_id as item, status from (${withNearestStatus(held)}) s`
  const { rows } = await inside(world, (db) => query.execute(db))
  return rows
}
