import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { asActor, type Context, system, wallOf } from '#domains/identity/index.ts'
import { cve } from '#domains/intel/feeds/cve/index.ts'
import { nvd } from '#domains/intel/feeds/nvd/index.ts'
import { osv } from '#domains/intel/feeds/osv/index.ts'
import { listFindings } from '#domains/matching/findings/finding-actions.ts'
import { matchEverything } from '#domains/matching/hits/match-actions.ts'
import { matchListeners } from '#domains/matching/hits/match-listeners.ts'
import { scanDocument } from '#domains/matching/scan/scan-actions.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { startEventBus } from '#platform/events/bus.ts'
import { startDelivery } from '#platform/events/delivery.ts'
import { close, silentLog, testContext, testDatabase } from './database.ts'
import { addItems, composeOf, publishOf } from './matching/company.ts'
import { fc } from './property.ts'

const patience = 180_000

/** A fresh company whose events are delivered to matching. */
async function openWorld() {
  const database = await testDatabase()
  const context: Context = testContext(database)
  const items = await addItems(context)
  const bus = await startEventBus(database, silentLog)
  const post = { database, clock: systemClock, log: silentLog, settings: wallOf(system) }
  const delivery = await startDelivery(post, bus, matchListeners(context))
  const end = async () => {
    await delivery.stop()
    await bus.stop()
    await close(database)
  }
  return { context, items, delivery, end }
}

type World = Awaited<ReturnType<typeof openWorld>>

/** An NVD record; a match is `[criteria, bounds, vulnerable]`. */
function record(number: number, nodes: readonly object[], operator?: string): object {
  return {
    id: `CVE-2026-${1000 + number}`,
    vulnStatus: 'Analyzed',
    descriptions: [{ lang: 'en', value: `Flaw ${number}.` }],
    configurations: [{ ...(operator === undefined ? {} : { operator }), nodes }],
  }
}

const either = (...cpeMatch: readonly object[]) => ({ operator: 'OR', negate: false, cpeMatch })
const flaw = (criteria: string, bounds: object = {}) => ({ vulnerable: true, criteria, ...bounds })
const beside = (criteria: string) => ({ vulnerable: false, criteria })
const cpe = (product: string, rest = '*:*:*:*:*:*:*:*') => `cpe:2.3:${product}:${rest}`

/** What a scan says of each component of a document: `name CVE verdict`. */
async function scanned(context: Context, components: readonly object[]): Promise<readonly string[]> {
  const document = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }
  const scan = await scanDocument(context, Readable.from([Buffer.from(JSON.stringify(document))]), 'x.json')
  return scan.hits
    .map(({ position, vulnerability, verdict }) =>
      [scan.look.components.name[position], vulnerability.id, verdict].join(' '),
    )
    .sort()
}

/** The same of the hits that are kept. */
async function kept({ context }: World): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string }>`
    select c.name || ' ' || v.name || ' ' || hit.verdict as line from matching.hit
    join inventory.component c on c.package_key = hit.package_key and c.id = hit.component_id
    join intel.vulnerability v on v.id = hit.vulnerability_id
    where hit.until is null and hit.verdict in ('affected', 'undetermined')`.execute(context.database.kysely)
  return rows.map((row) => row.line).sort()
}

const component = (name: string, name23: string, rest: object = {}) => ({
  type: 'firmware',
  name,
  version: name23.split(':')[5],
  cpe: name23,
  ...rest,
})

it(
  'finds what has no package by its CPE name, with ranges, updates, traits and conditions',
  async () => {
    const world = await openWorld()
    const { context, items, delivery } = world
    const reader = (rest: string) => cpe('a:example:reader', rest)
    await publishOf(context, nvd, [
      record(1, [
        either(flaw(cpe('a:example:reader'), { versionStartIncluding: '1.2', versionEndExcluding: '2.0' })),
      ]),
      record(2, [either(flaw(reader('1.8.0:update251:*:*:*:*:*:*')), flaw(reader('1.9:*:*:*:*:*:*:*')))]),
      record(3, [either(flaw(reader('*:*:*:*:*:wordpress:*:*'), { versionEndExcluding: '2.0' }))]),
      record(4, [either(flaw(reader('*:*:*:*:*:*:*:*'))), either(beside(cpe('o:example:system')))], 'AND'),
      record(
        5,
        [
          either(flaw(cpe('o:example:box_firmware'))),
          either(beside(cpe('h:example:box', '-:*:*:*:*:*:*:*'))),
        ],
        'AND',
      ),
      record(6, [either(flaw(reader('-:*:*:*:*:*:*:*')))]),
      record(7, [either(flaw(cpe('a:example:reader'), { versionEndExcluding: 'next summer' }))]),
      record(8, [{ ...either(flaw(cpe('a:example:reader'))), negate: true }]),
      record(9, [either(flaw(cpe('a:other:reader')))]),
      record(10, [either(flaw(cpe('a:example:writer')), beside(cpe('a:example:reader')))]),
    ])
    const components = [
      component('reader-1', cpe('a:example:reader', '1.8.0:update_251:*:*:*:*:*:*')),
      component('reader-2', cpe('a:example:reader', '2.0:*:*:*:*:wordpress:*:*')),
      component('reader-3', 'cpe:/a:example:reader:1.9:rc1:~~~joomla~~'),
      component('box', cpe('o:example:box_firmware', '1.0:*:*:*:*:*:*:*'), { purl: 'pkg:generic/box@1.0' }),
    ]
    await composeOf(context, items[0] ?? '', components)
    await delivery.idle()

    const found = await scanned(context, components)
    const doubtful = ['CVE-2026-1004', 'CVE-2026-1006', 'CVE-2026-1007', 'CVE-2026-1008']
    const readers = ['reader-1', 'reader-2', 'reader-3']
    expect(found).toEqual(
      [
        'box CVE-2026-1005 affected',
        'reader-1 CVE-2026-1001 affected',
        'reader-1 CVE-2026-1002 affected',
        'reader-1 CVE-2026-1003 undetermined',
        'reader-3 CVE-2026-1001 affected',
        'reader-3 CVE-2026-1002 affected',
        ...readers.flatMap((name) => doubtful.map((one) => `${name} ${one} undetermined`)),
      ].sort(),
    )
    expect(await kept(world)).toEqual(found)
    const { rows } =
      await sql`select reason from matching.hit join intel.vulnerability v on v.id = hit.vulnerability_id
      where v.name = 'CVE-2026-1004' limit 1`.execute(context.database.kysely)
    expect(rows).toEqual([
      {
        reason: {
          source: 'nvd',
          record: 'CVE-2026-1004',
          rank: 'cpe',
          range: `${cpe('a:example:reader')} + ${cpe('o:example:system')}`,
          fixed: [],
        },
      },
    ])
    const findings = (await listFindings(context, { limit: 100 })).rows
    const certain = findings.filter(({ verdict }) => verdict === 'affected')
    expect(certain.length).toBeGreaterThan(0)
    expect(certain.map(({ reason }) => reason.doubt)).toEqual(certain.map(() => undefined))
    await world.end()
  },
  patience,
)

it(
  'leaves packages to the advisories of their ecosystem, whatever CPE names a document guesses',
  async () => {
    const world = await openWorld()
    const { context, delivery } = world
    await publishOf(context, nvd, [record(1, [either(flaw(cpe('a:openx:openx')))])])
    await delivery.idle()
    const guessed = { version: '1.0', cpe: cpe('a:openx:openx', '1.0:*:*:*:*:*:*:*') }

    const found = await scanned(context, [
      { type: 'library', name: 'gem', purl: 'pkg:gem/openx@1.0', ...guessed },
      { type: 'library', name: 'debian', purl: 'pkg:deb/debian/openx@1.0?distro=debian-12', ...guessed },
      {
        type: 'library',
        name: 'elsewhere',
        purl: 'pkg:deb/homemade/openx@1.0?distro=homemade-1',
        ...guessed,
      },
      { type: 'library', name: 'conan', purl: 'pkg:conan/openx@1.0', ...guessed },
      { type: 'library', name: 'none', ...guessed },
    ])

    expect(found).toEqual([
      'conan CVE-2026-1001 affected',
      'elsewhere CVE-2026-1001 undetermined',
      'none CVE-2026-1001 affected',
    ])
    await world.end()
  },
  patience,
)

it(
  'is silent where an advisory of the own package speaks of the vulnerability, and speaks again when it is gone',
  async () => {
    const world = await openWorld()
    const { context, items, delivery } = world
    const own = (withdrawn: object = {}) => ({
      schema_version: '1.7.0',
      id: 'CONAN-2026-1',
      aliases: ['CVE-2026-1001'],
      modified: '2026-11-22T00:00:00Z',
      affected: [
        {
          package: { ecosystem: 'ConanCenter', name: 'openx' },
          ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.0.0' }] }],
        },
      ],
      ...withdrawn,
    })
    await publishOf(context, nvd, [record(1, [either(flaw(cpe('a:openx:openx')))])])
    const name = cpe('a:openx:openx', '1.0.0:*:*:*:*:*:*:*')
    const components = [
      { type: 'library', name: 'openx', version: '1.0.0', purl: 'pkg:conan/openx@1.0.0', cpe: name },
    ]
    await composeOf(context, items[0] ?? '', components)
    await delivery.idle()
    expect(await kept(world)).toEqual(['openx CVE-2026-1001 affected'])

    await publishOf(context, osv, [own()])
    await delivery.idle()
    expect([await kept(world), await scanned(context, components)]).toEqual([[], []])

    await publishOf(context, osv, [
      own({ withdrawn: '2026-11-23T00:00:00Z', modified: '2026-11-23T00:00:00Z' }),
    ])
    await delivery.idle()
    expect(await kept(world)).toEqual(['openx CVE-2026-1001 affected'])
    await world.end()
  },
  patience,
)

/** A CVE record that names a product by package and by CPE, and calls no version affected. */
function stated(number: number, name: string, product: string): object {
  return {
    dataType: 'CVE_RECORD',
    dataVersion: '5.1',
    cveMetadata: { cveId: `CVE-2026-${2000 + number}`, state: 'PUBLISHED' },
    containers: {
      cna: {
        providerMetadata: { orgId: 'x' },
        descriptions: [{ lang: 'en', value: 'Flaw.' }],
        affected: [
          {
            collectionURL: 'https://registry.npmjs.org',
            packageName: name,
            cpes: [cpe(product)],
            defaultStatus: 'unaffected',
            versions: [{ version: '0.1', status: 'affected' }],
          },
        ],
      },
    },
  }
}

/** An OSV record of an npm package, all versions before 0.5. */
const ghsa = (number: number, name: string) => ({
  schema_version: '1.7.0',
  id: `GHSA-aaaa-bbbb-000${number}`,
  aliases: [`CVE-2026-${1000 + number}`],
  modified: '2026-11-22T00:00:00Z',
  affected: [
    {
      package: { ecosystem: 'npm', name },
      ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '0.5.0' }] }],
    },
  ],
})

it(
  'finds packages by the CPE names that records teach, where their ecosystem says nothing',
  async () => {
    const world = await openWorld()
    const { context, items, delivery } = world
    const components = ['one', 'two'].map((name) => ({
      type: 'library',
      name,
      version: '1.5.0',
      purl: `pkg:npm/${name}@1.5.0`,
    }))
    await composeOf(context, items[0] ?? '', components)
    const before = { versionEndExcluding: '2.0' }
    await publishOf(context, nvd, [
      record(1, [either(flaw(cpe('a:x:p'), before))]),
      record(2, [either(flaw(cpe('a:x:p', '*:*:*:*:*:python:*:*'), before))]),
      record(3, [either(flaw(cpe('a:x:p'), before))]),
      record(4, [either(flaw(cpe('a:x:q'), before))]),
      record(5, [either(flaw(cpe('a:x:q'), before))]),
      record(6, [either(flaw(cpe('a:x:q'), before))]),
    ])
    await delivery.idle()
    expect(await kept(world)).toEqual([])

    await publishOf(context, cve, [stated(1, 'one', 'a:x:p')])
    // What names `two` and q alone, twice, and what names another package of npm.
    await publishOf(context, osv, [ghsa(3, 'three'), ghsa(4, 'two'), ghsa(5, 'two')])
    await delivery.idle()

    const found = ['one CVE-2026-1001 affected', 'two CVE-2026-1006 undetermined']
    expect([await kept(world), await scanned(context, components)]).toEqual([found, found])
    const late = [{ ...components[0], version: '1.6.0', purl: 'pkg:npm/one@1.6.0' }]
    await composeOf(context, items[1] ?? '', late)
    await publishOf(context, osv, [
      { ...ghsa(5, 'two'), withdrawn: '2026-11-23T00:00:00Z', modified: '2026-11-23T00:00:00Z' },
    ])
    await delivery.idle()
    expect(await kept(world)).toEqual(['one CVE-2026-1001 affected', 'one CVE-2026-1001 affected'])
    await world.end()
  },
  patience,
)

const aVersion = fc.constantFrom('1.0', '1.5', '1.5rc1', '2.0', '*', '-', 'summer')
const aTrait = fc.constantFrom('*', 'linux', 'windows')
const aProduct = fc.constantFrom('a:x:p', 'a:x:q', 'o:x:p')
const aCpe = fc
  .tuple(aProduct, aVersion, aTrait)
  .map(([product, version, trait]) => cpe(product, `${version}:*:*:*:*:${trait}:*:*`))
const aComponent = fc
  .tuple(aCpe, fc.constantFrom('one', 'two'), fc.constantFrom('none', 'generic', 'npm'))
  .map(([name, own, type]) => ({
    type: 'library',
    name: own,
    version: '1.5',
    cpe: name,
    ...(type === 'none' ? {} : { purl: `pkg:${type}/${own}@1.5` }),
  }))
const aRecord = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.array(fc.tuple(aCpe, fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 4 }),
  )
  .map(([number, matches]) =>
    record(number, [
      either(
        ...matches.map(([criteria, isBounded, isVulnerable]) =>
          isVulnerable ? flaw(criteria, isBounded ? { versionEndIncluding: '1.5' } : {}) : beside(criteria),
        ),
      ),
    ]),
  )

const aStep = fc.oneof(
  fc.record({ item: fc.integer({ min: 0, max: 3 }), components: fc.array(aComponent, { maxLength: 4 }) }),
  fc.record({
    feed: fc.constant(cve),
    records: fc
      .tuple(fc.integer({ min: 1, max: 2 }), fc.constantFrom('one', 'two'), aProduct)
      .map((pair) => [stated(...pair)]),
  }),
  fc.record({
    feed: fc.constant(osv),
    records: fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('one', 'two'))
      .map((pair) => [ghsa(...pair)]),
  }),
  fc.record({
    feed: fc.constant(nvd),
    records: fc.uniqueArray(aRecord, {
      minLength: 1,
      maxLength: 2,
      selector: (one) => JSON.stringify(one).slice(0, 20),
    }),
  }),
)

async function readHits({ context }: World) {
  const { rows } =
    await sql`select package_key, component_id, vulnerability_id, verdict, range_id, range_key, reason
    from matching.hit where until is null order by 2, 3`.execute(context.database.kysely)
  return rows
}

it(
  'keeps by small steps the hits that matching everything at once makes, by CPE too',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(aStep, fc.boolean()), { minLength: 2, maxLength: 9 }),
        async (steps) => {
          const world = await openWorld()
          for (const [step, isWaitedFor] of steps) {
            if ('records' in step) await publishOf(world.context, step.feed, step.records)
            else await composeOf(world.context, world.items[step.item] ?? '', step.components)
            if (isWaitedFor) await world.delivery.idle()
          }
          await world.delivery.idle()
          const incremental = await readHits(world)
          await asActor(world.context, matchEverything)
          const full = await readHits(world)
          await world.end()

          expect(incremental).toEqual(full)
        },
      ),
      { numRuns: 14 },
    )
  },
  patience,
)
