import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { asActor, type Context, system, wallOf } from '#domains/identity/index.ts'
import { nvd } from '#domains/intel/feeds/nvd/index.ts'
import { endProductName, listProductNames, tellProductName } from '#domains/intel/names/told-name-actions.ts'
import { importContent } from '#domains/intel/trials/importing.ts'
import { listFindings } from '#domains/matching/findings/finding-actions.ts'
import { matchEverything } from '#domains/matching/hits/match-actions.ts'
import { matchListeners } from '#domains/matching/hits/match-listeners.ts'
import { scanDocument } from '#domains/matching/scan/scan-actions.ts'
import { findEverything } from '#domains/sharing/search/search-actions.ts'
import { foldCompany, foldName } from '#kernel/text/called.ts'
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

/** Every version of these products is affected, each by a vulnerability of its own. */
async function publishFlaws({ context }: World, products: readonly string[]): Promise<void> {
  const records = products.map((product, index) => ({
    id: `CVE-2026-${2000 + index}`,
    vulnStatus: 'Analyzed',
    descriptions: [{ lang: 'en', value: `Flaw of ${product}.` }],
    configurations: [
      {
        nodes: [
          {
            operator: 'OR',
            negate: false,
            cpeMatch: [
              { vulnerable: true, criteria: `cpe:2.3:${product}:*:*:*:*:*:*:*:*`, versionEndExcluding: '9' },
            ],
          },
        ],
      },
    ],
  }))
  await publishOf(context, nvd, records)
}

interface Listed {
  readonly vid: string
  readonly vname: string
  readonly vcpe: string
  readonly pid: string
  readonly pname: string
  readonly pcpe: string
}

const listed = (vname: string, pname: string, pcpe: string): Listed => ({
  vid: `${vname}`,
  vname,
  vcpe: `cpe:/:${pcpe.split(':')[2]}`,
  pid: `${pname} ${pcpe}`,
  pname,
  pcpe,
})

async function importList({ context }: World, rows: readonly Listed[]) {
  const content = Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n'))
  return await importContent(context, { source: 'jvn-products', content, name: 'list.ndjson' })
}

const component = (name: string, supplier?: string, rest: object = {}) => ({
  type: 'device',
  name,
  version: '1.0',
  ...(supplier === undefined ? {} : { supplier: { name: supplier } }),
  ...rest,
})

/** What a scan says of each component of a document: `name product verdict`. */
async function scanned(context: Context, components: readonly object[]): Promise<readonly string[]> {
  const document = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }
  const scan = await scanDocument(context, Readable.from([Buffer.from(JSON.stringify(document))]), 'x.json')
  return scan.hits
    .map(({ position, vulnerability, verdict, reason }) =>
      [scan.look.components.name[position], vulnerability.id, verdict, reason.doubt, reason.called].join(' '),
    )
    .sort()
}

/** The same of the findings that are kept. */
async function kept({ context }: World): Promise<readonly string[]> {
  const { rows } = await listFindings(context, { limit: 200 })
  return rows
    .map(({ component: { name }, vulnerability, verdict, reason }) =>
      [name, vulnerability.name, verdict, reason.doubt, reason.called].join(' '),
    )
    .sort()
}

it(
  'finds what a document tells in words by the names that a list tells, in any spelling, and never by half of them',
  async () => {
    const world = await openWorld()
    const { context, items, delivery } = world
    await publishFlaws(world, [
      'h:example:gateway',
      'a:example:viewer',
      'o:example:viewer',
      'a:other:gateway',
    ])
    const components = [
      component('ゲートウェイ', '例示電機株式会社'),
      component('ｹﾞｰﾄｳｪｲ', '㈱例示電機'),
      component('GATEWAY', 'Example, Inc.'),
      component('ゲートウェイ', undefined, { version: '2.0' }),
      component('ゲートウェイ', '別の会社', { version: '3.0' }),
      component('ビューア', 'Example'),
      component('ゲートウェイ X', '例示電機'),
      component('gateway.bin', 'Example', { type: 'file' }),
    ]
    await composeOf(context, items[0] ?? '', components.slice(0, 4))
    await delivery.idle()
    expect(await kept(world)).toEqual([])

    const outcome = await importList(world, [
      listed('例示電機', 'ゲートウェイ', 'cpe:/h:example:gateway'),
      listed('例示電機', 'ビューア', 'cpe:/a:example:viewer'),
      listed('例示電機', 'ビューア', 'cpe:/o:example:viewer'),
    ])
    expect(outcome).toMatchObject({ state: 'done', result: { records: 4 } })
    await delivery.idle()

    const found = await scanned(context, components)
    expect(found).toEqual(
      [
        'GATEWAY CVE-2026-2000 affected  jvn-products',
        'ゲートウェイ CVE-2026-2000 affected  jvn-products',
        'ｹﾞｰﾄｳｪｲ CVE-2026-2000 affected  jvn-products',
        'ビューア CVE-2026-2001 undetermined name jvn-products',
        'ビューア CVE-2026-2002 undetermined name jvn-products',
      ].sort(),
    )
    expect(await kept(world)).toEqual(found.filter((line) => !line.startsWith('ビューア')))
    await composeOf(
      context,
      items[0] ?? '',
      components.filter((one) => one.supplier?.name !== '別の会社'),
    )
    await delivery.idle()
    expect(await kept(world)).toEqual(found)

    const search = await findEverything(context, { q: '例示電機 ゲートウェイ', limit: 10 })
    expect(search.vulnerability.map(({ name }) => name)).toEqual(['CVE-2026-2000'])
    expect(search.component.length).toBeGreaterThan(0)
    expect(search.item.map(({ id }) => id)).toEqual([items[0]])

    await importList(world, [listed('例示電機', '別の装置', 'cpe:/h:example:gateway')])
    await delivery.idle()
    await world.end()
  },
  patience,
)

it(
  'believes a person before lists: of a product, of a vendor, and of CPE names; until it ends',
  async () => {
    const world = await openWorld()
    const { context, items, delivery } = world
    await publishFlaws(world, ['a:newmaker:jdk', 'a:newmaker:desk', 'a:example:gateway'])
    await importList(world, [listed('Example', 'Box', 'cpe:/h:example:box')])
    const old = component('old jdk', undefined, { cpe: 'cpe:2.3:a:oldmaker:jdk:1.0:*:*:*:*:*:*:*' })
    const components = [component('Box', 'Example'), component('Nameless'), old]
    await composeOf(context, items[0] ?? '', components)
    await delivery.idle()
    expect(await kept(world)).toEqual([])

    const tell = (supplier: string, name: string, cpe: string) =>
      tellProductName(context, { supplier, name, cpe: `cpe:2.3:${cpe}:*:*:*:*:*:*:*:*`, note: '' })
    const box = await tell('Example', 'Box', 'a:example:gateway')
    await tell('', 'nameless', 'a:newmaker:desk')
    const vendor = await tell('OldMaker', '', 'a:newmaker:*')
    await delivery.idle()
    await expect(tell('example', 'BOX', 'a:example:gateway')).rejects.toMatchObject({
      code: 'intel.name-told-already',
    })
    await expect(tell('x', 'y', 'nothing')).rejects.toMatchObject({ code: 'intel.name-cpe-unreadable' })
    await expect(tell('--', '', 'a:x:y')).rejects.toMatchObject({ code: 'intel.name-empty' })

    const found = [
      'Box CVE-2026-2002 affected  person',
      'Nameless CVE-2026-2001 affected  person',
      'old jdk CVE-2026-2000 affected  person',
    ]
    expect(await kept(world)).toEqual(found)
    expect(await scanned(context, components)).toEqual(found)
    await asActor(context, matchEverything)
    expect(await kept(world)).toEqual(found)

    for (const { told } of [box, vendor]) await endProductName(context, told?.id ?? '')
    await delivery.idle()
    expect(await kept(world)).toEqual(found.slice(1, 2))
    expect((await listProductNames(context, { from: 'told', limit: 10 })).total).toBe(1)
    expect((await listProductNames(context, { from: 'ended', q: 'oldmaker', limit: 10 })).rows).toMatchObject(
      [{ vendor: 'newmaker', packageKey: null }],
    )
    await world.end()
  },
  patience,
)

const words = ['alpha', 'beta', 'gamma'] as const
const word = fc.constantFrom(...words)

interface Named {
  readonly supplier: string
  readonly product: string
  readonly vendor: string
  readonly key: string
}

/** The rule, plainly: what a component is called leads to, and whether for certain. */
function meant(
  { list, told }: { readonly list: readonly Named[]; readonly told: readonly Named[] },
  supplier: string,
  product: string,
) {
  const byPerson = told.filter((one) => one.supplier === supplier && one.product === product)
  if (byPerson.length > 0)
    return new Map(
      byPerson.map(({ key }) => [
        key,
        byPerson.length > 1 && new Set(byPerson.map((one) => one.key)).size > 1,
      ]),
    )
  const vendors = new Set(
    list.flatMap((one) => (one.supplier === supplier || one.vendor === supplier ? one.vendor : [])),
  )
  const keys = new Set(
    list.flatMap(({ vendor, product: name, key }) =>
      vendors.has(vendor) && (name === product || key.split('/')[3] === product) ? key : [],
    ),
  )
  return supplier === '' || keys.size > 5
    ? new Map<string, boolean>()
    : new Map([...keys].map((key) => [key, keys.size > 1]))
}

it(
  'agrees with the rule said plainly',
  async () => {
    const entry = fc.record({
      supplier: word,
      product: word,
      vendor: word,
      part: fc.constantFrom('a', 'h'),
      own: word,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 6 }),
        fc.uniqueArray(entry, {
          maxLength: 3,
          selector: (one) => JSON.stringify([one.supplier, one.product, one.vendor, one.part, one.own]),
        }),
        async (list, told) => {
          const world = await openWorld()
          const { context, items, delivery } = world
          const named = (one: (typeof list)[number]): Named => ({
            supplier: foldCompany(one.supplier),
            product: foldName(one.product),
            vendor: one.vendor,
            key: `cpe/${one.part}/${one.vendor}/${one.own}`,
          })
          const pairs = ['', ...words].flatMap((supplier) =>
            words.map((product) => [supplier, product] as const),
          )
          const components = pairs.map(([supplier, product]) =>
            component(product, supplier === '' ? undefined : supplier, {
              version: `1.${words.indexOf(product)}.${['', ...words].indexOf(supplier)}`,
            }),
          )
          await composeOf(context, items[0] ?? '', components)
          if (list.length > 0)
            await importList(
              world,
              list.map(({ supplier, product, vendor, part, own }) =>
                listed(supplier, product, `cpe:/${part}:${vendor}:${own}`),
              ),
            )
          for (const { supplier, product, vendor, part, own } of told)
            await tellProductName(context, {
              supplier,
              name: product,
              cpe: `cpe:2.3:${part}:${vendor}:${own}:*:*:*:*:*:*:*:*`,
              note: '',
            })
          await delivery.idle()
          const { rows } = await sql<{ line: string }>`
            select c.version || ' ' || n.cpe_key || ' ' || n.doubtful as line from matching.component_cpe n
            join inventory.component c on c.package_key = n.package_key and c.id = n.component_id
            where n.origin = 'called'`.execute(context.database.kysely)
          const wanted = pairs.flatMap(([supplier, product]) =>
            [...meant({ list: list.map(named), told: told.map(named) }, supplier, product)].map(
              ([key, isDoubtful]) =>
                `1.${words.indexOf(product)}.${['', ...words].indexOf(supplier)} ${key} ${isDoubtful}`,
            ),
          )
          expect(rows.map(({ line }) => line).sort()).toEqual(wanted.sort())
          await world.end()
        },
      ),
      { numRuns: 15 },
    )
  },
  patience,
)
