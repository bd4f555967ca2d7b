import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { testContext, testDatabase } from '#test/database.ts'
import { listComponentRows } from '../documents/composition-view.ts'
import { bomOf, openWorkbench } from '../documents/trials/taking.ts'
import { listComponentFacts, listServices, listStatedVulnerabilities } from './facts-actions.ts'
import { stretchLength } from './stretch.ts'

const database = await testDatabase()
const context = testContext(database)

const fixture = readFileSync(
  new URL('../../../formats/sbom/cyclonedx/fixtures/1.6-beyond-components.json', import.meta.url),
)

/** The ids of what the item holds, by name. */
async function idsOf(ciId: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await listComponentRows(database.kysely, ciId, { limit: 5000 })
  return new Map(rows.map(({ name, id }) => [name, id]))
}

it('keeps what a document says of a component, beside its name and version', async () => {
  const { ciId, take } = await openWorkbench(database, context)
  await take(fixture)
  const componentId = (await idsOf(ciId)).get('pump') ?? 0

  const [row] = await listComponentFacts(context, { ciId, componentId })

  expect(row).toMatchObject({
    document: { slot: 'main' },
    facts: {
      swid: { tagId: 'example.jp+pump-2.0' },
      evidence: { occurrences: [{ location: '/usr/lib/libpump.so.2' }] },
      copyright: '© 2026 例示電機',
    },
  })
})

it('lists services and what the document says about vulnerabilities', async () => {
  const { ciId, take } = await openWorkbench(database, context)
  await take(fixture)
  const page = { ciId, after: undefined, limit: 10 }

  expect(await listServices(context, page)).toMatchObject([
    { service: { name: 'shop', endpoints: { length: 2 } }, within: null },
    { service: { name: 'stock' }, within: 'shop' },
  ])
  expect(await listStatedVulnerabilities(context, page)).toMatchObject([
    {
      vulnerability: { id: 'CVE-2026-0007', analysis: { state: 'not_affected' } },
      components: [{ name: 'pump' }],
    },
  ])
})

it('pages through the services of several documents', async () => {
  const { ciId, take } = await openWorkbench(database, context)
  const services = (count: number, name: string) =>
    Array.from({ length: count }, (_, index) => ({ name: `${name}${index}` }))
  await take(bomOf([], { services: services(stretchLength + 2, 'a') }))
  await take(bomOf([], { services: services(3, 'b') }), { slot: 'second' })

  const first = await listServices(context, { ciId, after: undefined, limit: stretchLength + 1 })
  const last = first.at(-1)
  const after = { documentId: last?.document.id ?? '', position: last?.position ?? 0 }
  const second = await listServices(context, { ciId, after, limit: 10 })

  expect(first).toHaveLength(stretchLength + 1)
  expect(second.map(({ service }) => service.name)).toEqual([`a${stretchLength + 1}`, 'b0', 'b1', 'b2'])
})

it('puts together what several entries say of one component, and finds facts beyond the first stretch', async () => {
  const { ciId, take } = await openWorkbench(database, context)
  const entry = (index: number, more: object = {}) => ({
    type: 'library',
    name: `n${index}`,
    version: '1',
    purl: `pkg:npm/n${index}@1`,
    ...more,
  })
  const many = Array.from({ length: stretchLength + 5 }, (_, index) =>
    entry(index, { publisher: `p${index}` }),
  )
  await take(bomOf([entry(0), ...many, entry(3, { cpe: 'cpe:2.3:a:x:y:1:*:*:*:*:*:*:*' })]))
  const ids = await idsOf(ciId)
  const factsOf = async (name: string) => {
    const [row] = await listComponentFacts(context, { ciId, componentId: ids.get(name) ?? 0 })
    return row?.facts
  }

  expect(await factsOf('n0')).toMatchObject({ publisher: 'p0' })
  expect(await factsOf('n3')).toMatchObject({ publisher: 'p3', cpe: 'cpe:2.3:a:x:y:1:*:*:*:*:*:*:*' })
  expect(await factsOf(`n${stretchLength + 4}`)).toMatchObject({ publisher: `p${stretchLength + 4}` })
})

it('forgets what a replaced document said', async () => {
  const { ciId, take } = await openWorkbench(database, context)
  const first = await take(fixture)
  await take(bomOf([]))

  const kept = await database.kysely
    .selectFrom('inventory.document_facts')
    .select('kind')
    .where('document_id', '=', first.id)
    .execute()
  expect(kept).toEqual([])
  expect(await listServices(context, { ciId, after: undefined, limit: 10 })).toEqual([])
})
