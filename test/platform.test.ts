import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asActor } from '#domains/identity/index.ts'
import { osv } from '#domains/intel/feeds/osv/index.ts'
import { endRelation } from '#domains/inventory/relations/relation-actions.ts'
import { explainMatch } from '#domains/matching/explanations/explanation-actions.ts'
import { matchEverything } from '#domains/matching/hits/match-actions.ts'
import { readImpact } from '#domains/matching/impact/impact-actions.ts'
import { listPackageVulnerabilities, readPackage } from '#domains/matching/packages/package-actions.ts'
import { scanDocument } from '#domains/matching/scan/scan-actions.ts'
import { emit } from '#platform/events/outbox.ts'
import { type House, openHouse } from './matching/house.ts'
import { fc } from './property.ts'

const patience = 180_000

const cpe = (product: string, rest = '*:*:*:*:*:*:*:*') => `cpe:2.3:${product}:${rest}`
const flaw = (criteria: string) => ({ vulnerable: true, criteria })
const beside = (criteria: string, bounds: object = {}) => ({ vulnerable: false, criteria, ...bounds })
const either = (...cpeMatch: readonly object[]) => ({ operator: 'OR', negate: false, cpeMatch })

/** An NVD record: a flaw of the reader where all of these are there. */
function record(number: number, ...needed: readonly (readonly object[])[]): object {
  const nodes = [either(flaw(cpe('a:example:reader'))), ...needed.map((names) => either(...names))]
  return {
    id: `CVE-2026-${1000 + number}`,
    vulnStatus: 'Analyzed',
    descriptions: [{ lang: 'en', value: `Flaw ${number}.` }],
    configurations: [{ operator: 'AND', nodes }],
  }
}

const named = (name: string, text: string) => ({ type: 'application', name, cpe: text })
const reader = named('reader', cpe('a:example:reader', '1.5:*:*:*:*:*:*:*'))
const windows = named('Windows 10', cpe('o:microsoft:windows_10', '1809:*:*:*:*:*:*:*'))
const other = named('system', cpe('o:example:system', '2.0:*:*:*:*:*:*:*'))
const dpkg = {
  type: 'library',
  name: 'dpkg',
  version: '1.21',
  purl: 'pkg:deb/debian/dpkg@1.21?distro=debian-12',
}
const onWindows = [beside(cpe('o:microsoft:windows', '-:*:*:*:*:*:*:*'))]
const onLinux = [beside(cpe('o:linux:linux_kernel', '-:*:*:*:*:*:*:*'))]
const onSystem = [beside(cpe('o:example:system'), { versionEndExcluding: '3.0' })]

describe('what applies only with a platform', () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse('bare', 'desk', 'server', 'app', 'host', 'phone')
    const { hold, publish, relate, settle } = house
    await publish(
      record(1, onWindows),
      record(2, onLinux),
      record(3, onSystem),
      record(4, onSystem, onWindows),
    )
    await hold('bare', reader)
    await hold('desk', reader, windows)
    await hold('server', reader, dpkg)
    await hold('app', reader)
    await hold('host', windows, other)
    await hold('phone', reader, named('phone', cpe('o:microsoft:windows_phone', '8:*:*:*:*:*:*:*')))
    await relate('runs-on', 'app', 'host')
    await settle()
  }, patience)
  afterAll(() => house.end())

  const linesOf = async (name: string) =>
    (await house.findings())
      .filter(({ line }) => line.startsWith(`${name} `))
      .map(({ line }) => line.slice(name.length + 10))

  it('is undetermined where nothing tells that it is there, and names what would have to be', async () => {
    const bare = (await house.findings()).filter(({ line }) => line.startsWith('bare '))

    expect(bare.map(({ doubt }) => doubt)).toEqual(bare.map(() => 'platform'))
    expect(bare.map(({ platform }) => platform)).toEqual([
      { needed: ['microsoft windows'], there: false, found: [] },
      { needed: ['linux linux_kernel'], there: false, found: [] },
      { needed: ['example system < 3.0'], there: false, found: [] },
      { needed: ['example system < 3.0', 'microsoft windows'], there: false, found: [] },
    ])
  })

  it('is affected where the item’s own components tell it, by any name of the same system', async () => {
    expect(await linesOf('desk')).toEqual([
      '1001 affected',
      '1002 undetermined',
      '1003 undetermined',
      '1004 undetermined',
    ])
    const [first] = (await house.findings()).filter(({ line }) => line.startsWith('desk '))
    expect(first).toMatchObject({
      doubt: undefined,
      platform: { needed: ['microsoft windows'], there: true, found: [windows.cpe] },
    })
  })

  it('is affected on Linux where packages are of a distribution of it', async () => {
    expect(await linesOf('server')).toEqual([
      '1001 undetermined',
      '1002 affected',
      '1003 undetermined',
      '1004 undetermined',
    ])
  })

  it('is affected where it runs on what is needed, all of it, and does not tell of what else runs there', async () => {
    expect(await linesOf('app')).toEqual([
      '1001 affected',
      '1002 undetermined',
      '1003 affected',
      '1004 affected',
    ])
    const [first] = (await house.findings()).filter(({ line }) => line.startsWith('app '))
    expect(first?.platform).toEqual({ needed: ['microsoft windows'], there: true, found: [] })
    expect(await linesOf('host')).toEqual([])
  })

  it('is told the same by the impact, and to who asks why', async () => {
    const asked = {
      from: 'vulnerability:CVE-2026-1001',
      after: undefined,
      limit: 50,
      countsUnknown: undefined,
    }
    const impact = await readImpact(house.context, asked)
    expect(impact.rows.map(({ ci, met }) => `${ci.name} ${met?.verdict}`).sort()).toEqual([
      'app affected',
      'bare undetermined',
      'desk affected',
      'phone undetermined',
      'server undetermined',
    ])
    for (const [name, expected] of [
      ['desk', 'affected'],
      ['bare', 'undetermined'],
    ] as const) {
      const told = await explainMatch(house.context, {
        vulnerability: 'CVE-2026-1001',
        component: undefined,
        ciId: house.idOf(name),
      })
      expect(told.components.map(({ verdict, reason }) => [verdict, reason?.platform?.there])).toEqual([
        [expected, expected === 'affected'],
      ])
    }
  })

  it('does not take a system of like name for it, nor calls anything not affected for it', async () => {
    expect(await linesOf('phone')).toEqual([
      '1001 undetermined',
      '1002 undetermined',
      '1003 undetermined',
      '1004 undetermined',
    ])
  })

  it('is counted so in the worklists', async () => {
    const { rows } = await sql`
      select v.name, cis, determined from matching.team_vulnerability t join intel.vulnerability v on v.id = t.vulnerability_id
      where list = '00000000-0000-0000-0000-000000000000' order by 1`.execute(house.context.database.kysely)
    expect(rows).toEqual([
      { name: 'CVE-2026-1001', cis: 5, determined: 2 },
      { name: 'CVE-2026-1002', cis: 5, determined: 1 },
      { name: 'CVE-2026-1003', cis: 5, determined: 1 },
      { name: 'CVE-2026-1004', cis: 5, determined: 1 },
    ])
  })

  it.each([
    [
      'alone',
      [reader],
      ['undetermined platform', 'undetermined platform', 'undetermined platform', 'undetermined platform'],
    ],
    [
      'with Windows',
      [reader, windows],
      ['affected', 'undetermined platform', 'undetermined platform', 'undetermined platform'],
    ],
    ['with everything', [reader, windows, other, dpkg], ['affected', 'affected', 'affected', 'affected']],
  ] as const)(
    'is judged the same in a document that is only scanned, %s',
    async (_, components, expected) => {
      const document = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }
      const scan = await scanDocument(
        house.context,
        Readable.from([Buffer.from(JSON.stringify(document))]),
        'x.json',
      )
      const lines = scan.hits
        .toSorted((a, b) => a.vulnerability.id.localeCompare(b.vulnerability.id))
        .map(({ verdict, reason }) =>
          [verdict, ...(reason.doubt === undefined ? [] : [reason.doubt])].join(' '),
        )
      expect(lines).toEqual(expected)
    },
  )
})

describe('the platform changes', () => {
  it(
    'with the documents, the relations and what people tell of the item',
    async () => {
      const { context, hold, idOf, publish, relate, settle, findings, end } = await openHouse('app', 'host')
      const told = async () => {
        await settle()
        return (await findings()).map(({ line }) => line)
      }
      await hold('app', reader)
      await hold('host', windows)
      await publish(record(1, onWindows))
      expect(await told()).toEqual(['app CVE-2026-1001 undetermined'])

      const { id } = await relate('runs-on', 'app', 'host')
      expect(await told()).toEqual(['app CVE-2026-1001 affected'])

      await hold('host', other)
      expect(await told()).toEqual(['app CVE-2026-1001 undetermined'])

      await hold('host', windows)
      expect(await told()).toEqual(['app CVE-2026-1001 affected'])

      await endRelation(context, { ciId: idOf('app'), relationId: id })
      expect(await told()).toEqual(['app CVE-2026-1001 undetermined'])

      await publish(record(1, onLinux))
      expect(await told()).toEqual(['app CVE-2026-1001 undetermined'])

      for (const [distribution, verdict] of [
        ['Debian 12', 'affected'],
        ['Windows 10', 'undetermined'],
      ]) {
        await asActor(context, async (deed) => {
          await sql`update inventory.ci set attributes = ${JSON.stringify({ distribution })}::jsonb
            where id = ${idOf('app')}`.execute(deed.db)
          await emit(deed, {
            name: 'inventory.ci-changed',
            payload: { ciId: idOf('app'), version: null },
            at: deed.now,
          })
        })
        expect(await told()).toEqual([`app CVE-2026-1001 ${verdict}`])
      }
      await end()
    },
    patience,
  )
})

it(
  'is asked as well where a record of a package names the system in words',
  async () => {
    const house = await openHouse('bare', 'desk', 'server')
    const { context, findings, hold, settle, end } = house
    const crate = { type: 'library', name: 'crate', version: '1.0.0', purl: 'pkg:cargo/crate@1.0.0' }
    const entry = {
      package: { ecosystem: 'crates.io', name: 'crate' },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.1.0' }] }],
      ecosystem_specific: { affects: { os: ['windows'] } },
    }
    await hold('bare', crate)
    await hold('desk', crate, windows)
    await house.publishAs(osv, {
      schema_version: '1.7.0',
      id: 'CVE-2026-1009',
      modified: '2026-01-01T00:00:00Z',
      affected: [entry],
    })
    await hold('server', crate, dpkg)
    await settle()

    const needed = { needed: ['Windows'], there: false, found: [] }
    expect(await findings()).toMatchObject([
      { line: 'bare CVE-2026-1009 undetermined', doubt: 'platform', platform: needed },
      {
        line: 'desk CVE-2026-1009 affected',
        doubt: undefined,
        platform: { needed: ['Windows'], there: true, found: [windows.cpe] },
      },
      { line: 'server CVE-2026-1009 undetermined', doubt: 'platform', platform: needed },
    ])
    expect(await counts(house)).toContainEqual(expect.objectContaining({ cis: 3, determined: 1 }))

    const packageKey = 'cargo/crate'
    const items = { affected: 1, undetermined: 2 }
    const { rows } = await readPackage(context, packageKey)
    expect(rows.versions).toMatchObject([{ verdict: 'affected', cis: 3, items }])
    expect(rows.vulnerabilities).toEqual({ total: 1, affected: 1, undetermined: 0 })
    const known = await listPackageVulnerabilities(context, { packageKey, after: undefined, limit: 5 })
    expect(known.rows).toMatchObject([{ verdict: 'affected', cis: 3, items, versions: { affected: 1 } }])
    const from = { from: `package:${crate.purl}`, after: undefined, limit: 50, countsUnknown: undefined }
    const impact = await readImpact(context, from)
    expect(impact.rows.map(({ ci, met }) => `${ci.name} ${met?.verdict}`)).toEqual([
      'desk affected',
      'bare undetermined',
      'server undetermined',
    ])
    await end()
  },
  patience,
)

const products = { reader, windows, other, dpkg } as const
type Product = keyof typeof products
const needs = { windows: onWindows, other: onSystem, dpkg: onLinux } as const
type Need = keyof typeof needs

const itemNames = ['a', 'b', 'c'] as const
const aNeed = fc.constantFrom<Need>('windows', 'other', 'dpkg')
const aStep = fc.oneof(
  fc.record({
    item: fc.constantFrom(...itemNames),
    holds: fc.uniqueArray(fc.constantFrom<Product>('reader', 'windows', 'other', 'dpkg'), { maxLength: 4 }),
  }),
  fc.record({
    number: fc.integer({ min: 1, max: 3 }),
    needed: fc.uniqueArray(aNeed, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    relation: fc.constantFrom<readonly ['a' | 'b', 'b' | 'c']>(['a', 'b'], ['b', 'c'], ['a', 'c']),
  }),
)

/** Counts as they are kept. */
async function counts({ context }: House) {
  const { rows } =
    await sql`select vulnerability_id, list, cis, determined, open, settled from matching.team_vulnerability
    order by 1, 2`.execute(context.database.kysely)
  return rows
}

it(
  'says of every finding what reading all documents and relations through would say, and counts it so',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(aStep, fc.boolean()), { minLength: 3, maxLength: 10 }),
        async (steps) => {
          const house = await openHouse(...itemNames)
          const holds = new Map<string, readonly Product[]>()
          const needed = new Map<number, readonly Need[]>()
          const relations = new Map<
            string,
            { readonly id: string; readonly from: string; readonly to: string }
          >()
          for (const [step, isWaitedFor] of steps) {
            if ('holds' in step) {
              await house.hold(step.item, ...step.holds.map((one) => products[one]))
              holds.set(step.item, step.holds)
            } else if ('needed' in step) {
              await house.publish(record(step.number, ...step.needed.map((one) => needs[one])))
              needed.set(step.number, step.needed)
            } else {
              const [from, to] = step.relation
              const key = step.relation.join('>')
              const known = relations.get(key)
              if (known === undefined) {
                const { id } = await house.relate('contains', from, to)
                relations.set(key, { id, from, to })
              } else {
                await endRelation(house.context, { ciId: house.idOf(from), relationId: known.id })
                relations.delete(key)
              }
            }
            if (isWaitedFor) await house.settle()
          }
          await house.settle()

          const withParts = (name: string): readonly Product[] => [
            ...(holds.get(name) ?? []),
            ...[...relations.values()].filter(({ from }) => from === name).flatMap(({ to }) => withParts(to)),
          ]
          const expected = itemNames.flatMap((name) =>
            holds.get(name)?.includes('reader') !== true
              ? []
              : [...needed]
                  .toSorted(([a], [b]) => a - b)
                  .map(([number, all]) => {
                    const isThere = all.every((one) => withParts(name).includes(one))
                    return `${name} CVE-2026-${1000 + number} ${isThere ? 'affected' : 'undetermined'}`
                  }),
          )
          expect((await house.findings()).map(({ line }) => line)).toEqual(expected)
          const incremental = await counts(house)
          await asActor(house.context, matchEverything)
          expect(await counts(house)).toEqual(incremental)
          expect((await house.findings()).map(({ line }) => line)).toEqual(expected)
          await house.end()
        },
      ),
      { numRuns: 12 },
    )
  },
  patience,
)
