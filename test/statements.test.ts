import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { importContent } from '#domains/intel/trials/importing.ts'
import { listFindings } from '#domains/matching/findings/finding-actions.ts'
import { listStatements } from '#domains/matching/statements/statement-actions.ts'
import {
  actAs,
  addComponent,
  addItem,
  addPerson,
  addVulnerability,
  contain,
  openWorld,
  type World,
} from '#domains/matching/trials/world.ts'

async function setUp() {
  const world = await openWorld()
  const leftpad = await addComponent(world, 'leftpad')
  const host = await addItem(world, { team: world.csirt, name: 'host' })
  await contain(world, host, [leftpad])
  await known(world, 'CVE-2026-1001', [leftpad])
  return {
    world,
    host,
    publish: async (document: object) =>
      await importContent(world.context, {
        source: 'vex',
        content: Buffer.from(JSON.stringify(document)),
        name: 'vex.json',
      }),
    statements: async (context = world.context) =>
      await listStatements(context, 'CVE-2026-1001', { after: undefined, limit: 50 }),
    ofFinding: async (context = world.context) => {
      const { rows } = await listFindings(context, { vulnerability: 'CVE-2026-1001', limit: 50 })
      return rows.map(({ ci, statements }) => [
        ci.name,
        statements.map(({ status, whole }) => [status, whole]),
      ])
    },
  }
}

async function known(world: World, cve: string, components: readonly number[]): Promise<void> {
  const id = await addVulnerability(world, cve, components)
  await world.db.updateTable('intel.vulnerability').set({ cve }).where('id', '=', id).execute()
}

interface Draft {
  readonly id?: string
  readonly version?: number
  readonly name?: string
  readonly product?: unknown
  readonly status?: string
}

function openVex({
  id = 'urn:a',
  version = 1,
  name = 'CVE-2026-1001',
  product = 'pkg:npm/leftpad@1.0.0',
  status = 'not_affected',
}: Draft) {
  const products = [typeof product === 'string' ? { '@id': product } : product]
  return {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': id,
    author: 'Acme',
    timestamp: '2026-06-01T00:00:00Z',
    version,
    statements: [{ vulnerability: { name }, status, impact_statement: 'Never called.', products }],
  }
}

it('shows what others state beside our finding, which stays', async () => {
  const { publish, statements, ofFinding } = await setUp()

  await publish(openVex({}))

  expect(await statements()).toMatchObject({
    total: 1,
    rows: [
      {
        document: { author: 'Acme', format: 'openvex', tlp: null },
        stated: { status: 'not_affected', saidAt: '2026-06-01T00:00:00Z' },
        impact: 'Never called.',
        productCount: 1,
        products: [{ purl: 'pkg:npm/leftpad@1.0.0', whole: null }],
        itemCount: 1,
        items: [{ ci: { name: 'host' }, component: { name: 'leftpad' }, by: 'version', whole: null }],
      },
    ],
  })
  expect(await ofFinding()).toEqual([['host', [['not_affected', null]]]])
})

it.each([
  { product: 'pkg:npm/leftpad', items: 1, by: 'package' },
  { product: 'pkg:npm/leftpad@2.0.0', items: 0, by: undefined },
  { product: 'pkg:npm/rightpad@1.0.0', items: 0, by: undefined },
])('compares $product with the component', async ({ product, items, by }) => {
  const { publish, statements, ofFinding } = await setUp()

  await publish(openVex({ product }))

  const { rows } = await statements()
  expect(rows[0]?.itemCount).toBe(items)
  expect(rows[0]?.items[0]?.by).toBe(by)
  expect(await ofFinding()).toEqual([['host', items === 0 ? [] : [['not_affected', null]]]])
})

it('says of a part what it is a part of, and whether the item has that', async () => {
  const { publish, ofFinding, world, host } = await setUp()
  const product = (whole: string) => ({ '@id': whole, subcomponents: [{ '@id': 'pkg:npm/leftpad@1.0.0' }] })

  await publish(openVex({ id: 'urn:a', product: product('pkg:npm/app@1.0.0') }))
  expect(await ofFinding()).toEqual([
    ['host', [['not_affected', { name: 'pkg:npm/app@1.0.0', here: false }]]],
  ])

  await contain(world, host, [await addComponent(world, 'app')])
  expect(await ofFinding()).toEqual([['host', [['not_affected', { name: 'pkg:npm/app@1.0.0', here: true }]]]])
})

it('finds the binary package of a source package, in its release alone', async () => {
  const { publish, statements, world, host } = await setUp()
  await world.db
    .insertInto('inventory.component')
    .values({
      package_key: 'deb/debian/openssl',
      name: 'libssl3',
      version: '3.0.1-1',
      binary_name: 'libssl3',
      binary_version: '3.0.1-1',
      distribution: 'debian-12',
      qualifiers: 'debian-12;libssl3@3.0.1-1',
      created_at: world.clock.now(),
    })
    .execute()
  const { id } = await world.db
    .selectFrom('inventory.component')
    .select('id')
    .where('name', '=', 'libssl3')
    .executeTakeFirstOrThrow()
  await contain(world, host, [id])

  await publish(openVex({ id: 'urn:a', product: 'pkg:deb/debian/libssl3@3.0.1-1?distro=debian-12' }))
  await publish(openVex({ id: 'urn:b', product: 'pkg:deb/debian/libssl3@3.0.1-1?distro=debian-11' }))
  await publish(openVex({ id: 'urn:c', product: 'pkg:deb/debian/libssl-doc@3.0.1-1?distro=debian-12' }))
  await publish(openVex({ id: 'urn:d', product: 'pkg:deb/debian/openssl?distro=debian-12' }))

  const { rows } = await statements()
  expect(rows.map(({ document, itemCount }) => [document.name, itemCount]).toSorted()).toEqual([
    ['urn:a', 1],
    ['urn:b', 0],
    ['urn:c', 0],
    ['urn:d', 1],
  ])
})

it('finds statements under any name of the vulnerability, and keeps those nobody here knows', async () => {
  const { publish, statements, world } = await setUp()

  await publish(openVex({ name: 'ghsa-aaaa-bbbb-cccc' }))
  expect(await statements()).toMatchObject({ total: 0 })

  const { id } = await world.db.selectFrom('intel.vulnerability').select('id').executeTakeFirstOrThrow()
  await sql`insert into intel.source (id) values ('osv') on conflict do nothing`.execute(world.db)
  await world.db
    .insertInto('intel.alias')
    .values({
      name: 'GHSA-aaaa-bbbb-cccc',
      vulnerability_id: id,
      source_id: 'osv',
      record_name: 'x',
    })
    .execute()

  expect(await statements()).toMatchObject({ total: 1 })
})

it('lets a newer document say otherwise', async () => {
  const { publish, ofFinding } = await setUp()

  await publish(openVex({}))
  await publish(openVex({ version: 2, status: 'affected' }))

  expect(await ofFinding()).toEqual([['host', [['affected', null]]]])
})

it('heeds the label of a document and who may see the item', async () => {
  const { publish, statements, ofFinding, world } = await setUp()
  const csaf = {
    document: {
      csaf_version: '2.0',
      publisher: { namespace: 'https://acme.example' },
      distribution: { tlp: { label: 'RED' } },
      tracking: { id: 'V-1', version: '1', current_release_date: '2026-06-01T00:00:00Z' },
    },
    product_tree: {
      full_product_names: [
        { product_id: 'P', name: 'P', product_identification_helper: { purl: 'pkg:npm/leftpad@1.0.0' } },
      ],
    },
    vulnerabilities: [{ cve: 'CVE-2026-1001', product_status: { known_not_affected: ['P'] } }],
  }
  await publish(csaf)
  await publish(openVex({}))
  const manager = await actAs(world, await addPerson(world, 'm', { role: 'manager' }))
  const contact = await actAs(world, await addPerson(world, 'c', { role: 'contact' }))

  expect((await statements()).total).toBe(2)
  expect(await statements(manager)).toMatchObject({
    total: 1,
    rows: [{ document: { format: 'openvex' }, itemCount: 1 }],
  })
  expect(await ofFinding(manager)).toEqual([['host', [['not_affected', null]]]])
  expect(await statements(contact)).toMatchObject({ total: 1, rows: [{ itemCount: 0, items: [] }] })
})

it('goes on after the last of a page', async () => {
  const { publish, world } = await setUp()
  for (const id of ['urn:1', 'urn:2', 'urn:3']) await publish(openVex({ id }))

  const first = await listStatements(world.context, 'CVE-2026-1001', { after: undefined, limit: 2 })
  const rest = await listStatements(world.context, 'CVE-2026-1001', { after: first.rows[1]?.place, limit: 2 })

  expect([...first.rows, ...rest.rows].map(({ document }) => document.name).toSorted()).toEqual([
    'urn:1',
    'urn:2',
    'urn:3',
  ])
})
