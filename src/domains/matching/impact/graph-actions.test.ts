import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import {
  actAs,
  addComponent,
  addItem,
  addPerson,
  addVulnerability,
  contain,
  openWorld,
  type World,
} from '../trials/world.ts'
import { type ColumnId, columnsOf, graphSides } from './graph.ts'
import { listImpactGraphItems, readImpactGraph } from './graph-actions.ts'
import type { Side } from './item.ts'

/** An item as the test keeps it, to count by hand. */
interface Kept {
  readonly id: string
  readonly name: string
  readonly side: Side
  readonly kind: string
  readonly organisation: string
  readonly division: string | null
  readonly secret: boolean
  /** Whom a delivery names. */
  readonly customer?: string | undefined
  readonly partOf: readonly string[]
  readonly holds: readonly number[]
}

const world: World = await openWorld()
const kept: Kept[] = []
const divisions = [newId(world.clock), newId(world.clock), newId(world.clock)]
const customers = [newId(world.clock), newId(world.clock)]
let vulnerable: readonly number[] = []
let reader: Context = world.context

let seed = 20_260_701
/** The same world at each run. */
function below(limit: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * limit)
}
const some = <Value>(list: readonly Value[], share: number) => list.filter(() => below(100) < share)

async function add(
  draft: Omit<Kept, 'id' | 'organisation' | 'division' | 'secret'> & Partial<Kept>,
): Promise<Kept> {
  const one = { organisation: world.organisationId, division: null, secret: below(8) === 0, ...draft }
  const { secret, holds, customer, ...fields } = one
  const id = await addItem(world, {
    ...fields,
    team: one.side === 'product' ? world.psirt : world.csirt,
    needToKnow: secret,
    ...(customer !== undefined && { attributes: { customer } }),
  })
  if (holds.length > 0) await contain(world, id, holds)
  const made = { ...one, id }
  kept.push(made)
  return made
}

beforeAll(async () => {
  const at = world.clock.now()
  const stamp = { name_ja: '名', name_en: null, created_at: at }
  await world.db
    .insertInto('identity.division')
    .values(divisions.map((id) => ({ id, organisation_id: world.organisationId, ...stamp })))
    .execute()
  await world.db
    .insertInto('identity.organisation')
    .values(customers.map((id) => ({ id, kind: 'customer' as const, ...stamp })))
    .execute()
  const components = await Promise.all(
    Array.from({ length: 20 }, (_, index) => addComponent(world, `lib-${index}`)),
  )
  vulnerable = components.slice(0, 16)
  await addVulnerability(world, 'CVE-2026-1', vulnerable)
  const systems: string[] = []
  for (let index = 0; index < 15; index += 1) {
    const partOf = some(systems, 10)
    systems.push((await add({ name: `system-${index}`, side: 'it', kind: 'service', partOf, holds: [] })).id)
  }
  const products: string[] = []
  const deliveries: string[] = []
  for (let index = 0; index < 4; index += 1) {
    products.push(
      (
        await add({
          name: `product-${index}`,
          side: 'product',
          kind: 'product',
          partOf: [],
          holds: some(components, 3),
        })
      ).id,
    )
  }
  for (let index = 0; index < 15; index += 1) {
    const organisation = [world.organisationId, ...customers][below(3)] ?? ''
    const customer = ['渚鉄道 / Nagisa', undefined, '渚病院'][below(3)]
    const fields = {
      side: 'product',
      kind: 'delivery',
      organisation,
      customer,
      partOf: [],
      holds: [],
    } as const
    deliveries.push((await add({ name: `delivery-${index}`, ...fields })).id)
  }
  for (let index = 0; index < 40; index += 1) {
    const division = below(4) === 0 ? null : (divisions[below(3)] ?? null)
    const holds = some(components, 12)
    await add({
      name: `host-${index}`,
      side: 'it',
      kind: 'host',
      division,
      partOf: some(systems, 8),
      holds,
    })
    const partOf = [...some(products, 30), ...some(deliveries, 12)]
    await add({ name: `release-${index}`, side: 'product', kind: 'release', division, partOf, holds })
  }
  await add({ name: 'build', side: 'development', kind: 'dev-environment', partOf: [], holds: components })
  reader = await actAs(world, await addPerson(world, 'reader', { role: 'manager' }))
})

afterAll(() => world.database.close())

function isSeen(one: Kept, as: 'everybody' | 'reader'): boolean {
  return as === 'everybody' || (!one.secret && one.organisation === world.organisationId)
}

/** The stations of an item by hand: what it holds, what holds it, whose it is. */
function stationsOf(one: Kept, column: ColumnId, as: 'everybody' | 'reader'): readonly string[] {
  const above = holdersOf(one).filter((up) => isSeen(up, as))
  const delivered = [one, ...above].filter(({ kind }) => kind === 'delivery')
  const lists: Readonly<Record<ColumnId, readonly string[]>> = {
    component: one.holds.filter((id) => vulnerable.includes(id)).map(String),
    via: [],
    item: [one.id],
    system: above.filter(({ side }) => side === 'it').map(({ id }) => id),
    division: one.division === null ? [] : [one.division],
    product: [one, ...above].filter(({ kind }) => kind === 'product').map(({ id }) => id),
    delivery: delivered.map(({ id }) => id),
    customer: delivered.flatMap(customerOf),
  }
  const list = [...new Set(lists[column])]
  return list.length === 0 ? ['none'] : list
}

function customerOf({ organisation, customer }: Kept): readonly string[] {
  if (organisation !== world.organisationId) return [organisation]
  return customer === undefined ? [] : [createHash('md5').update(customer).digest('hex')]
}

function holdersOf(one: Kept): readonly Kept[] {
  const found = new Map<string, Kept>()
  const climb = (low: Kept) => {
    for (const up of kept.filter(({ id }) => low.partOf.includes(id))) {
      found.set(up.id, up)
      climb(up)
    }
  }
  climb(one)
  return [...found.values()]
}

function touchedBy(as: 'everybody' | 'reader'): readonly Kept[] {
  return kept.filter((one) => isSeen(one, as) && one.holds.some((id) => vulnerable.includes(id)))
}

type Graph = Awaited<ReturnType<typeof readImpactGraph>>

interface Seat {
  readonly side: Side
  readonly column: ColumnId
  readonly n: number | null
}

/** The key of a seat of the answer. */
function keyOf({ rows }: Graph, { side, column, n }: Seat): string {
  if (n === null) return 'others'
  if (n === 0) return 'none'
  return rows.tops.find((top) => top.side === side && top.column === column && top.n === n)?.key ?? '?'
}

const from = 'vulnerability:VUL-CVE-2026-1'

describe.each(['everybody', 'reader'] as const)('of what is seen by %s', (as) => {
  const context = () => (as === 'everybody' ? world.context : reader)

  it.each([
    { open: '', fold: '' },
    { open: 'item,system,delivery', fold: '' },
    { open: 'component', fold: 'item,product' },
  ])('nodes and links are as counted one by one: %o', async ({ open, fold }) => {
    const graph = await readImpactGraph(context(), { from, open, fold })

    for (const side of graphSides) {
      const items = touchedBy(as).filter((one) => one.side === side)
      const columns = columnsOf(side, 'component').filter((column) => !fold.split(',').includes(column))
      const shown = (column: ColumnId, key: string) =>
        key === 'none' ||
        graph.rows.tops.some((top) => top.column === column && top.side === side && top.key === key)
          ? key
          : 'others'
      const seats = (one: Kept, column: ColumnId) => [
        ...new Set(stationsOf(one, column, as).map((key) => shown(column, key))),
      ]
      const nodes = tally(
        items.flatMap((one) => columns.flatMap((c) => seats(one, c).map((key) => `${c}:${key}`))),
      )
      const links = tally(
        items.flatMap((one) =>
          columns.flatMap((column, index) => {
            const next = columns[index + 1]
            if (next === undefined) return []
            return seats(one, column).flatMap((a) =>
              seats(one, next).map((b) => `${column}:${a} ${next}:${b}`),
            )
          }),
        ),
      )
      const seatName = (column: ColumnId, n: number | null) =>
        `${column}:${keyOf(graph, { side, column, n })}`
      const found = graph.rows.nodes.filter((node) => node.side === side)
      expect(new Map(found.map((node) => [seatName(node.column, node.n), node.cis]))).toEqual(nodes)
      const drawn = graph.rows.links.filter((link) => link.side === side)
      expect(
        new Map(
          drawn.map((link) => [`${seatName(link.column, link.a)} ${seatName(link.next, link.b)}`, link.cis]),
        ),
      ).toEqual(links)
      for (const column of columns) {
        const stations = new Set(
          items.flatMap((one) => stationsOf(one, column, as)).filter((one) => one !== 'none'),
        )
        const counted = graph.rows.stations.find((row) => row.side === side && row.column === column)
        expect(counted?.stations ?? 0).toBe(stations.size)
        const limit = open.split(',').includes(column) ? 60 : 12
        const tops = graph.rows.tops.filter((top) => top.side === side && top.column === column)
        expect(tops.length).toBe(Math.min(limit, stations.size))
      }
    }
    expect(graph.rows.all).toBe(touchedBy(as).length)
  })

  it('narrows to items that pass all places, and lists the same', async () => {
    const whole = await readImpactGraph(context(), { from })
    const places = whole.rows.nodes
      .filter(({ n }) => n !== null)
      .map((node) => ({ column: node.column, key: keyOf(whole, node) }))
    for (let round = 0; round < 25; round += 1) {
      const chosen = some(places, 4).filter(
        (one, index, all) => all.findIndex(({ column }) => column === one.column) === index,
      )
      const at = chosen.map(({ column, key }) => `${column}:${key}`).join(',')
      const graph = await readImpactGraph(context(), { from, at })
      const list = await listImpactGraphItems(context(), { from, at, after: undefined, limit: 200 })

      const wanted = touchedBy(as).filter((one) => chosen.every((place) => passes(one, place, as)))
      expect(list.rows.map(({ ci }) => ci.name).sort()).toEqual(wanted.map(({ name }) => name).sort())
      expect(list.total).toBe(wanted.length)
      expect(graph.rows.sides.reduce((sum, side) => sum + side.cis, 0)).toBe(wanted.length)
      // A column that narrows shows its place and nothing else.
      for (const { column, key } of chosen) {
        const keys = graph.rows.nodes
          .filter((node) => node.column === column)
          .map((node) => keyOf(graph, node))
        expect(keys.every((one) => one === key)).toBe(true)
      }
    }
  })
})

/** As the view says it: of those who pass none, only who stands on a side that has the column. */
function passes(one: Kept, { column, key }: { column: ColumnId; key: string }, as: 'everybody' | 'reader') {
  if (!stationsOf(one, column, as).includes(key)) return false
  if (key !== 'none' || column === 'division') return true
  return columnsOf(one.side, 'component').includes(column)
}

function tally(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

it('goes on where a page of items ended', async () => {
  const names: string[] = []
  let after: Parameters<typeof listImpactGraphItems>[1]['after']
  for (let page = 0; page < 100; page += 1) {
    const { rows } = await listImpactGraphItems(world.context, { from, after, limit: 7 })
    names.push(...rows.map(({ ci }) => ci.name))
    after = rows.at(-1)?.at
    if (rows.length < 7) break
  }

  expect(names).toEqual([...new Set(names)])
  expect(names.length).toBe(touchedBy('everybody').length)
})

it('names customers that only a delivery tells of', async () => {
  const { rows } = await readImpactGraph(world.context, { from })

  expect(rows.customers.map(({ name }) => name).sort()).toEqual(['渚病院', '渚鉄道 / Nagisa'])
})

it('is drawn from an item by how others are reached', async () => {
  const host = kept.find(({ name }) => name === 'host-1')
  const graph = await readImpactGraph(world.context, { from: `ci:${host?.id}` })

  expect(graph.about).toBe('items')
  const keys = graph.rows.tops
    .filter(({ side }) => side === 'it')
    .map(({ column, key }) => `${column}:${key}`)
  expect(keys).toContain('via:self')
  expect(keys).toContain(`item:${host?.id}`)
})

it('refuses a place that it cannot read', async () => {
  await expect(readImpactGraph(world.context, { from, at: 'item:others' })).rejects.toMatchObject({
    code: 'matching.origin-unreadable',
  })
})
