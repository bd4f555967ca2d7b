import { expect, it } from 'vitest'
import { type Context, system, wallOf } from '#domains/identity/index.ts'
import { nvd } from '#domains/intel/feeds/nvd/index.ts'
import { importContent } from '#domains/intel/trials/importing.ts'
import { listFindings } from '#domains/matching/findings/finding-actions.ts'
import { matchListeners } from '#domains/matching/hits/match-listeners.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { startEventBus } from '#platform/events/bus.ts'
import { startDelivery } from '#platform/events/delivery.ts'
import { close, silentLog, testContext, testDatabase } from './database.ts'
import { addItems, composeDocument, composeOf, publishOf } from './matching/company.ts'

const patience = 120_000

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

/** A flaw of everything that is this product, however it is narrowed. */
const flawOf = (number: number, name: string) => ({
  id: `CVE-2026-${1000 + number}`,
  vulnStatus: 'Analyzed',
  descriptions: [{ lang: 'en', value: 'Flaw.' }],
  configurations: [
    {
      nodes: [
        { operator: 'OR', negate: false, cpeMatch: [{ vulnerable: true, criteria: `cpe:2.3:${name}` }] },
      ],
    },
  ],
})

async function kept(context: Context): Promise<readonly string[]> {
  const { rows } = await listFindings(context, { limit: 50 })
  return rows
    .map(({ component: { name }, verdict, reason }) => [name, verdict, reason.doubt].join(' '))
    .sort()
}

const all = '*:*:*:*:*:*:*:*'
const held = { type: 'library', name: 'engine', version: '1.0', purl: 'pkg:npm/engine@1.0' }
const named = { ...held, cpe: `cpe:2.3:a:maker:machine:1.0:*:*:*:*:*:*:*` }

it(
  'learns from SBOMs of two makers what one alone may have wrong, and doubts it',
  async () => {
    const { context, items, delivery, end } = await openWorld()
    const tell = async (item: number, supplier: string | undefined, component: object = named) => {
      const metadata = supplier === undefined ? {} : { metadata: { supplier: { name: supplier } } }
      await composeDocument(context, items[item] ?? '', { ...metadata, components: [component] })
      await delivery.idle()
    }
    await publishOf(context, nvd, [flawOf(1, `a:maker:machine:${all}`), flawOf(2, `a:engine:engine:${all}`)])
    await tell(0, undefined, held)
    await tell(1, 'First Maker, Inc.')
    await tell(1, 'FIRST MAKER')
    await tell(2, undefined)
    for (const maker of ['First', 'Second'])
      await tell(2, maker, { ...named, cpe: 'cpe:2.3:a:engine:engine:1.0:*:*:*:*:*:*:*' })
    expect(await kept(context)).toEqual([])

    await tell(3, 'Second Maker GmbH')

    // Wherever the package is held: the first item's own document says nothing of the product.
    expect(await kept(context)).toEqual(Array.from({ length: 4 }, () => 'engine undetermined name'))
    await end()
  },
  patience,
)

const csaf = (publisher: string, id: string) => ({
  document: {
    category: 'csaf_security_advisory',
    csaf_version: '2.0',
    publisher: { category: 'vendor', name: publisher, namespace: `https://${publisher}.example` },
    title: id,
    tracking: {
      id,
      status: 'final',
      version: '1',
      initial_release_date: '2026-01-01T00:00:00Z',
      current_release_date: '2026-01-01T00:00:00Z',
      revision_history: [{ number: '1', date: '2026-01-01T00:00:00Z', summary: 'x' }],
    },
  },
  product_tree: {
    full_product_names: [
      {
        product_id: 'P',
        name: 'Machine',
        product_identification_helper: { cpe: `cpe:2.3:a:maker:machine:${all}`, purl: 'pkg:npm/engine' },
      },
    ],
  },
  vulnerabilities: [{ cve: 'CVE-2026-9000', product_status: { under_investigation: ['P'] } }],
})

it(
  'learns from CSAF documents which package is which product: of one publisher perhaps, of two for certain',
  async () => {
    const { context, items, delivery, end } = await openWorld()
    const publish = async (publisher: string, id: string) => {
      const content = Buffer.from(JSON.stringify(csaf(publisher, id)))
      await importContent(context, { source: 'csaf', content, name: `${id}.json` })
      await delivery.idle()
    }
    await publishOf(context, nvd, [flawOf(1, `a:maker:machine:${all}`)])
    await composeOf(context, items[0] ?? '', [held])
    const ofMachine = async () => (await kept(context)).filter((line) => !line.includes('range'))

    await publish('one', 'A-1')
    await publish('one', 'A-2')
    expect(await ofMachine()).toContain('engine undetermined name')

    await publish('two', 'B-1')
    expect(await ofMachine()).toContain('engine affected ')
    await end()
  },
  patience,
)

it(
  'says what is in doubt of a product found by its CPE name',
  async () => {
    const { context, items, delivery, end } = await openWorld()
    await publishOf(context, nvd, [
      flawOf(1, 'a:maker:reader:*:*:*:*:*:wordpress:*:*'),
      flawOf(2, `a:maker:tool:${all}`),
    ])
    const cpe = (product: string, version: string) => `cpe:2.3:a:maker:${product}:${version}:*:*:*:*:*:*:*`
    await composeOf(context, items[0] ?? '', [
      { type: 'firmware', name: 'reader', version: '1.0', cpe: cpe('reader', '1.0') },
      { type: 'firmware', name: 'untold', cpe: cpe('tool', '*') },
      { type: 'firmware', name: 'certain', version: '1.0', cpe: cpe('tool', '1.0') },
      {
        type: 'library',
        name: 'packed',
        version: '1.0-1',
        purl: 'pkg:deb/unknownix/packed@1.0-1?distro=unknownix-1',
        cpe: cpe('tool', '1.0'),
      },
    ])
    await delivery.idle()

    expect(await kept(context)).toEqual([
      'certain affected ',
      'packed undetermined rebuilt',
      'reader undetermined edition',
      'untold undetermined version-missing',
    ])
    await end()
  },
  patience,
)
