import { expect, it } from 'vitest'
import { testContext, testDatabase } from '#test/database.ts'
import { importContent, queueImport, zipOf } from '../trials/importing.ts'

async function setUp() {
  const database = await testDatabase()
  const context = testContext(database)
  const db = database.kysely
  return {
    context,
    publish: async (files: Readonly<Record<string, object | string>>) =>
      await importContent(context, { source: 'vex', content: await zipOf(files), name: 'all.zip' }),
    publishOne: async (content: object, name: string) =>
      await importContent(context, { source: 'vex', content: Buffer.from(JSON.stringify(content)), name }),
    documents: async () =>
      await db
        .selectFrom('intel.vex_document')
        .selectAll()
        .orderBy('format')
        .orderBy('name')
        .orderBy('revision')
        .execute(),
    statements: async () =>
      await db
        .selectFrom('intel.vex_statement')
        .selectAll()
        .orderBy('document_id')
        .orderBy('number')
        .execute(),
    products: async () => await db.selectFrom('intel.vex_product').selectAll().orderBy('number').execute(),
    async state() {
      const rows = await db
        .selectFrom('intel.vex_document as d')
        .leftJoin('intel.vex_statement as s', 's.document_id', 'd.id')
        .select(['d.name', 'd.revision', 's.number', 's.status', 's.names'])
        .orderBy('d.name')
        .orderBy('s.number')
        .execute()
      return JSON.stringify(rows)
    },
  }
}

/** An OpenVEX document with one statement for each of the names. */
function openVex(id: string, rest: object = {}, ...names: readonly string[]) {
  return {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': id,
    author: 'Acme',
    timestamp: '2026-11-01T00:00:00Z',
    version: 1,
    statements: (names.length === 0 ? ['CVE-2026-1'] : names).map((name) => ({
      vulnerability: { name },
      status: 'not_affected',
      justification: 'component_not_present',
      products: [{ '@id': 'pkg:npm/a@1.0.0' }],
    })),
    ...rest,
  }
}

it('keeps each document with what it states and of which products', async () => {
  const { publish, documents, statements, products } = await setUp()

  const outcome = await publish({
    'a.json': openVex('urn:a', {}, 'cve-2026-1', 'CVE-2026-2'),
    'b/c.json': {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      vulnerabilities: [
        {
          id: 'CVE-2026-1',
          analysis: { state: 'exploitable' },
          affects: [{ ref: 'pkg:deb/debian/bash@5.2-1?distro=debian-12' }],
        },
      ],
    },
    'provider-metadata.json': {},
    'broken.json': '{"@context":"https://openvex.dev/ns/v0.2.0",',
  })

  expect(outcome).toMatchObject({
    state: 'partly',
    result: { records: 2, changed: 2, rejected: 1, statements: 3 },
  })
  expect(await documents()).toMatchObject([
    { format: 'cyclonedx', statement_count: 1, product_count: 1, uncompared: 0, author: null },
    { format: 'openvex', name: 'urn:a', version: '1', author: 'Acme', statement_count: 2, product_count: 1 },
  ])
  expect((await documents())[0]?.name).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect((await statements()).map(({ status }) => status)).toEqual(
    expect.arrayContaining(['not_affected', 'not_affected', 'affected']),
  )
  expect(await products()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ package_key: 'npm/a', version: '1.0.0' }),
      expect.objectContaining({
        package_key: 'deb/debian/bash',
        distribution: 'debian-12',
      }),
    ]),
  )
})

it('lets the newer document of a name hold, and keeps the older', async () => {
  const { publish, documents, statements } = await setUp()

  await publish({
    'a.json': openVex('urn:a', { version: 2, timestamp: '2026-11-02T00:00:00Z' }, 'CVE-2026-1', 'CVE-2026-2'),
  })
  const older = await publish({ 'a.json': openVex('urn:a') })
  const newer = await publish({
    'a.json': openVex('urn:a', { version: 3, timestamp: '2026-11-02T00:00:00Z' }),
  })

  expect(older.result).toMatchObject({ changed: 0, older: 1 })
  expect(newer.result).toMatchObject({ changed: 1, older: 0 })
  expect(await documents()).toMatchObject([
    { revision: 1, version: '2', superseded_at: expect.anything() },
    { revision: 2, version: '3', superseded_at: null },
  ])
  expect(await statements()).toHaveLength(1)
})

it('security.md 4.14: lets two documents of one name that disagree not take turns', async () => {
  const { publish, state } = await setUp()
  const files = { 'a.json': openVex('urn:a'), 'b.json': openVex('urn:a', {}, 'CVE-2026-7') }

  await publish(files)
  const once = await state()
  const again = await publish(files)

  expect(again.result).toMatchObject({ records: 2, changed: 0, older: 1 })
  expect(await state()).toBe(once)
})

it('comes to the same state twice, and killed half-way and run again', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 700 }, (_, index) => [
      `${index}.json`,
      openVex(`urn:${index}`, {}, `CVE-2026-${index + 1}`),
    ]),
  )
  const { publish, state } = await setUp()
  const first = await publish(files)
  const once = await state()
  const second = await publish(files)
  const killed = await setUp()
  const job = await queueImport(killed.context, {
    source: 'vex',
    content: await zipOf(files),
    name: 'all.zip',
  })
  await job.attempt(new AbortController()).catch(() => undefined)
  const again = await job.attempt()

  expect(first.result).toMatchObject({ records: 700, changed: 700 })
  expect(second.result).toMatchObject({ records: 700, changed: 0 })
  expect(await state()).toBe(once)
  expect(again.result).toMatchObject({ records: 700, statements: 700 })
  expect(await killed.state()).toBe(once)
})

it('takes a single file, and CSAF with its label and its parts', async () => {
  const { publishOne, documents, products } = await setUp()
  const product = (id: string, purl?: string) => ({
    product_id: id,
    name: id,
    ...(purl === undefined ? {} : { product_identification_helper: { purl } }),
  })

  await publishOne(
    {
      document: {
        category: 'csaf_vex',
        csaf_version: '2.0',
        publisher: { name: 'Acme', namespace: 'https://acme.example' },
        distribution: { tlp: { label: 'AMBER' } },
        tracking: { id: 'V-1', version: '1', current_release_date: '2026-11-01T00:00:00Z' },
      },
      product_tree: {
        full_product_names: [product('P', 'pkg:npm/p@1.0.0'), product('W')],
        relationships: [
          { product_reference: 'P', relates_to_product_reference: 'W', full_product_name: product('W:P') },
        ],
      },
      vulnerabilities: [{ cve: 'CVE-2026-1', product_status: { known_not_affected: ['W:P'] } }],
    },
    'acme.json',
  )

  expect(await documents()).toMatchObject([
    { format: 'csaf', name: 'acme.example/V-1', tlp: 'amber', uncompared: 1 },
  ])
  expect(await products()).toMatchObject([
    { name: 'W', package_key: null, whole: null },
    { name: 'W:P', package_key: 'npm/p', whole: 0 },
  ])
})
