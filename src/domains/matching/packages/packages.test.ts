import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#domains/identity/index.ts'
import { newId } from '#kernel/ids/ids.ts'
import type { PlacedItem } from '../impact/impact-view.ts'
import { actAs, addItem, addPerson, contain, openWorld, type World } from '../trials/world.ts'
import { listPackageItems, listPackageVulnerabilities, readPackage } from './package-actions.ts'
import type { KnownRow } from './package-vulnerability-view.ts'

type Verdict = 'affected' | 'undetermined' | 'not_affected'

interface Item {
  readonly id: string
  readonly name: string
  readonly team: string
  readonly secret: boolean
  readonly given: boolean
  /** Indexes of versions. */
  readonly holds: readonly number[]
  /** The item that holds it. */
  readonly whole: string | undefined
}

interface Known {
  readonly id: string
  readonly name: string
  readonly exploited: boolean
  readonly epss: number | null
  /** By index of the version. */
  readonly verdicts: ReadonlyMap<number, Verdict>
}

const key = 'npm/lib'
const world: World = await openWorld()
const items: Item[] = []
const known: Known[] = []
const versions: number[] = []
let readers: Readonly<Record<'manager' | 'guest', Context>> = { manager: world.context, guest: world.context }

let seed = 20_261_123
/** The same world at each run. */
function below(limit: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * limit)
}

beforeAll(async () => {
  const guest = await addPerson(world, 'guest', { role: 'guest' })
  readers = {
    manager: await actAs(world, await addPerson(world, 'manager', { role: 'manager' })),
    guest: await actAs(world, guest),
  }
  for (let index = 0; index < 7; index += 1) versions.push(await addVersion(index))
  const other = await addVersion(9, 'npm/library')
  for (let index = 0; index < 40; index += 1) {
    const team = below(2) === 0 ? world.csirt : world.psirt
    const secret = below(6) === 0
    const given = below(4) === 0
    const holds = versions.flatMap((_, version) => (version < 6 && below(5) === 0 ? [version] : []))
    const whole = items.length > 3 && below(3) === 0 ? items[below(3)] : undefined
    const name = `item-${String(index).padStart(2, '0')}`
    const partOf = whole === undefined ? [] : [whole.id]
    const id = await addItem(world, { name, team, needToKnow: secret, partOf })
    await contain(world, id, [...holds.map((version) => versions[version] ?? 0), other])
    if (given) await give(id, guest)
    items.push({ id, name, team, secret, given, holds, whole: whole?.id })
  }
  for (let index = 0; index < 12; index += 1) known.push(await addKnown(index))
})

afterAll(() => world.database.close())

/** The third has no key, so that nothing can be compared with it; the last is held by nobody. */
async function addVersion(index: number, packageKey = key): Promise<number> {
  const row = await world.db
    .insertInto('inventory.component')
    .values({
      package_key: packageKey,
      name: packageKey.slice(4),
      version: `1.${index}`,
      version_key: index === 2 ? null : Buffer.from([index]),
      created_at: world.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

async function give(ciId: string, personId: string): Promise<void> {
  await world.db
    .insertInto('identity.access_grant')
    .values({
      id: newId(world.clock),
      object_kind: 'ci',
      object_id: ciId,
      person_id: personId,
      created_at: world.clock.now(),
    })
    .execute()
}

/** Of every third nothing is in range; what is withdrawn from the ranges but still a hit does not happen. */
async function addKnown(index: number): Promise<Known> {
  const verdicts = new Map<number, Verdict>()
  for (const version of versions.keys()) {
    const verdict = (['affected', 'undetermined', 'not_affected', undefined, undefined] as const)[below(5)]
    if (index % 3 !== 0 && verdict !== undefined) verdicts.set(version, verdict)
  }
  const one = {
    id: newId(world.clock),
    name: `CVE-2026-${1000 + index}`,
    exploited: index % 5 === 0,
    epss: [null, 0.5, 0.25][index % 3] ?? null,
    verdicts,
  }
  const at = world.clock.now().toString()
  await sql`insert into intel.vulnerability (id, short_id, name, title, folded, created_at, changed_at, exploited_at, epss)
    values (${one.id}, ${`VUL-${index}`}, ${one.name}, '', '', ${at}, ${at}, ${one.exploited ? at : null}, ${one.epss})`.execute(
    world.db,
  )
  await sql`insert into matching.affected_range
      (package_key, vulnerability_id, source_id, record_name, exact_version, rank, verdict, text, fixed)
    select ${key}, ${one.id}, 'osv', ${`R-${index}`}, '0', 'ecosystem', 'affected', text, ${['2', '3']}
    from unnest(array['< 2', '>= 3, < 4']) as text`.execute(world.db)
  for (const [version, verdict] of verdicts) {
    await sql`insert into matching.hit (package_key, component_id, vulnerability_id, verdict, reason, since)
      values (${key}, ${versions[version]}, ${one.id}, ${verdict}, ${JSON.stringify(reason)}::jsonb, ${at})`.execute(
      world.db,
    )
  }
  return one
}

const reason = { source: 'osv', record: 'R', range: '< 2', rank: 'ecosystem', fixed: ['2'] }

type Reader = 'manager' | 'guest'

function seenBy(reader: Reader): readonly Item[] {
  return items.filter((item) => (reader === 'guest' ? item.given : !item.secret))
}

const ranks = { affected: 0, undetermined: 1, not_affected: 2 } as const
const rankOf = (verdict: Verdict | undefined) => ranks[verdict ?? 'not_affected']

/** The worst of a version: 0 affected, 1 undetermined, 2 nothing known. */
function worstOf(version: number): number {
  return Math.min(2, ...known.map(({ verdicts }) => rankOf(verdicts.get(version))))
}

const holdersOf = (reader: Reader) => seenBy(reader).filter(({ holds }) => holds.length > 0)
const usedBy = (reader: Reader) => [...new Set(holdersOf(reader).flatMap(({ holds }) => holds))]

function worstAt({ holds }: Item): number {
  return Math.min(...holds.map(worstOf))
}

describe.each(['manager', 'guest'] as const)('a package as the %s sees it', (reader) => {
  it('counts items and versions as one does by hand', async () => {
    const { rows, tallies } = await readPackage(readers[reader], key)
    const holders = holdersOf(reader)
    const used = usedBy(reader)

    expect(tallies.all.cis).toBe(holders.length)
    expect(tallies.all.verdicts).toEqual({
      affected: holders.filter((item) => worstAt(item) === 0).length,
      undetermined: holders.filter((item) => worstAt(item) === 1).length,
      none: holders.filter((item) => worstAt(item) === 2).length,
    })
    expect([rows.versionCount, rows.componentCount]).toEqual([used.length, used.length])
    expect(rows.uncomparable).toBe(used.includes(2) ? 1 : 0)
    expect(
      rows.versions
        .map(({ id, cis, comparable, verdict, vulnerabilities }) => [
          Number(id),
          { cis, comparable, verdict, vulnerabilities },
        ])
        .sort(),
    ).toEqual(
      used
        .map((version) => [
          versions[version],
          {
            cis: holders.filter(({ holds }) => holds.includes(version)).length,
            comparable: version !== 2,
            verdict: ['affected', 'undetermined', null][worstOf(version)],
            vulnerabilities: known.filter(({ verdicts }) => rankOf(verdicts.get(version)) < 2).length,
          },
        ])
        .sort(),
    )
    const above = new Set(
      holders
        .flatMap(({ whole }) => (whole === undefined ? [] : [whole]))
        .filter(
          (id) => seenBy(reader).some((item) => item.id === id) && !holders.some((item) => item.id === id),
        ),
    )
    expect(rows.above.reduce((sum, { cis }) => sum + cis, 0)).toBe(above.size)
  })

  it('lists its items, worst first, page by page, and those of one version', async () => {
    const all = await walkItems(reader, undefined)
    const wanted = [...holdersOf(reader)].sort(
      (a, b) => worstAt(a) - worstAt(b) || (a.name < b.name ? -1 : 1),
    )

    expect(all.map(({ ci }) => ci.name)).toEqual(wanted.map(({ name }) => name))
    for (const [index, { met }] of all.entries()) {
      expect(met?.components.map(({ id }) => Number(id)).sort()).toEqual(
        wanted[index]?.holds.map((version) => versions[version]).sort(),
      )
    }
    for (const [version, id] of versions.entries()) {
      const some = await walkItems(reader, id)
      expect(some.map(({ ci }) => ci.name)).toEqual(
        wanted
          .filter(({ holds }) => holds.includes(version))
          .map(({ name }) => name)
          .sort(),
      )
    }
  })

  it('tells what is known of it, what meets a version in use first, and of how many items', async () => {
    const found = await walkKnown(reader)
    const used = usedBy(reader)
    const worst = (one: Known) => Math.min(2, ...used.map((version) => rankOf(one.verdicts.get(version))))
    const wanted = known
      .filter((one) => reader === 'manager' || worst(one) < 2)
      .toSorted(
        (a, b) =>
          worst(a) - worst(b) ||
          Number(b.exploited) - Number(a.exploited) ||
          (b.epss ?? -1) - (a.epss ?? -1) ||
          (a.id < b.id ? 1 : -1),
      )

    expect(found.map(({ vulnerability }) => vulnerability.name)).toEqual(wanted.map(({ name }) => name))
    for (const [index, row] of found.entries()) {
      const one = wanted[index]
      const touching = used.filter((version) => rankOf(one?.verdicts.get(version)) < 2)
      const count = (verdict: Verdict) =>
        used.filter((version) => one?.verdicts.get(version) === verdict).length
      const told = used.filter((version) => one?.verdicts.has(version) === true)
      expect(row).toMatchObject({
        cis: holdersOf(reader).filter(({ holds }) => holds.some((version) => touching.includes(version)))
          .length,
        verdict: one === undefined ? undefined : (['affected', 'undetermined', null][worst(one)] ?? null),
        versions: {
          affected: count('affected'),
          undetermined: count('undetermined'),
          excused: count('not_affected'),
          outside: used.length - told.length,
        },
        statements: [{ ranges: ['< 2', '>= 3, < 4'], fixed: ['2', '3', '2', '3'], verdict: 'affected' }],
      })
      expect(row.touched.map(({ id }) => Number(id)).sort()).toEqual(
        told.map((version) => versions[version]).sort(),
      )
    }
    const { rows } = await readPackage(readers[reader], key)
    expect(rows.vulnerabilities).toEqual({
      total: wanted.length,
      affected: wanted.filter((one) => worst(one) === 0).length,
      undetermined: wanted.filter((one) => worst(one) === 1).length,
    })
  })
})

it('tells of a package that nobody holds what is known, and of one that is unknown nothing', async () => {
  const guest = await readPackage(readers.guest, 'npm/nobody')
  const manager = await readPackage(readers.manager, 'npm/nobody')

  expect(guest.rows).toEqual(manager.rows)
  expect(manager.rows).toMatchObject({ versions: [], versionCount: 0, vulnerabilities: { total: 0 } })
})

it('tells nothing of a vulnerability whose label is beyond the reader', async () => {
  const before = await walkKnown('manager')
  const hidden = known.find(({ verdicts }) => [...verdicts.values()].includes('affected'))
  await sql`update intel.vulnerability set tlp = 'red' where id = ${hidden?.id}`.execute(world.db)

  const after = await walkKnown('manager')
  const { rows } = await readPackage(readers.manager, key)

  expect(after.map((row) => row.vulnerability.id)).toEqual(
    before.map((row) => row.vulnerability.id).filter((id) => id !== hidden?.id),
  )
  expect(rows.vulnerabilities.total).toBe(before.length - 1)
  const met = (version: number) =>
    known.filter((one) => one !== hidden && rankOf(one.verdicts.get(version)) < 2).length
  for (const { id, vulnerabilities, verdict } of rows.versions) {
    expect(vulnerabilities).toBe(met(versions.indexOf(Number(id))))
    if (vulnerabilities === 0) expect(verdict).toBeNull()
  }
})

async function walkItems(reader: Reader, componentId: number | undefined) {
  const all: PlacedItem[] = []
  let after: Parameters<typeof listPackageItems>[1]['after']
  for (;;) {
    const ask = { packageKey: key, componentId, after, limit: 3 }
    const { rows, total } = await listPackageItems(readers[reader], ask)
    all.push(...rows)
    after = rows.at(-1)?.at
    if (rows.length < 3) {
      expect(total).toBe(all.length)
      return all
    }
  }
}

async function walkKnown(reader: Reader) {
  const all: KnownRow[] = []
  let after: Parameters<typeof listPackageVulnerabilities>[1]['after']
  for (;;) {
    const { rows, total } = await listPackageVulnerabilities(readers[reader], {
      packageKey: key,
      after,
      limit: 3,
    })
    all.push(...rows)
    after = rows.at(-1)?.at
    if (rows.length < 3) {
      expect(total).toBe(all.length)
      return all
    }
  }
}

it('tells until when the release line of each version is looked after', async () => {
  const releases = [
    { name: '1', support: { on: '2020-01-01', isOver: null }, extendedSupport: { on: null, isOver: null } },
  ]
  await sql`insert into intel.product_life (source_id, name, label, releases, received_at)
    values ('eol', 'lib', 'Lib', ${JSON.stringify(releases)}::jsonb, now())`.execute(world.db)
  await sql`insert into intel.product_life_package values (${key}, 'eol', 'lib')`.execute(world.db)

  const { products, day } = await readPackage(readers.manager, key)

  expect(products).toMatchObject([{ source: 'eol', name: 'lib', releases }])
  expect(day).toMatch(/^\d{4}-\d\d-\d\d$/)
})
