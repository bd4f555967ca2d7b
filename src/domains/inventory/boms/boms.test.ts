import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSbom } from '#formats/sbom/index.ts'
import type { SbomDocument } from '#formats/sbom/model/sbom-document.ts'
import { judgeCycloneDx, schemasAreThere } from '#formats/sbom/model/trials/written.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { bom, bomOf, openWorkbench } from '../documents/trials/taking.ts'
import { exportComposition } from './bom-actions.ts'

const database = await testDatabase()
const context = testContext(database)

const fixture = readFileSync(
  new URL('../../../formats/sbom/cyclonedx/fixtures/1.6-beyond-components.json', import.meta.url),
)

async function write(ciId: string, format: 'cyclonedx-1.6' | 'cyclonedx-1.7' | 'spdx-2.3'): Promise<string> {
  let text = ''
  await exportComposition(context, { ciId, format }, (piece) => {
    text += piece
    return Promise.resolve()
  })
  return text
}

async function readBack(
  ciId: string,
  format: 'cyclonedx-1.6' | 'cyclonedx-1.7' | 'spdx-2.3',
): Promise<SbomDocument> {
  const read = readSbom(Buffer.from(await write(ciId, format)))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

const base = { type: 'library', version: '1' }

/** An item with two documents that share a component. */
async function composed(): Promise<string> {
  const { ciId, take } = await openWorkbench(database, context)
  await take(fixture)
  const shared = { ...base, 'bom-ref': 'p', name: 'pump', version: '2.0', purl: 'pkg:generic/pump@2.0' }
  await take(
    bomOf(
      [
        {
          ...base,
          'bom-ref': 'box',
          type: 'application',
          name: 'box',
          purl: 'pkg:npm/box@1',
          scope: 'optional',
          components: [{ ...base, 'bom-ref': 'in', name: 'inner', purl: 'pkg:npm/inner@1' }],
        },
        { ...shared, supplier: { name: 'Pump Works' } },
      ],
      { dependencies: [{ ref: 'box', dependsOn: ['p', 'in'] }, { ref: 'p' }] },
    ),
    { slot: 'second' },
  )
  return ciId
}

describe.each(['cyclonedx-1.6', 'cyclonedx-1.7'] as const)('%s', (format) => {
  it('holds what the documents say, each component once', async () => {
    const { components, dependencies, services, serviceDependencies, subject } = await readBack(
      await composed(),
      format,
    )

    const names = components.map(({ name }) => name)
    expect(names).toEqual(['pump', 'box', 'inner'])
    expect(subject?.name).toBe('host')
    expect(components[0]).toMatchObject({
      supplier: 'Pump Works',
      copyright: '© 2026 例示電機',
      swid: { tagId: 'example.jp+pump-2.0' },
      statesDependencies: true,
    })
    expect(components[1]).toMatchObject({ scope: 'optional', kind: 'application' })
    expect(components[2]?.parent).toBe(1)
    expect(dependencies).toEqual([
      { from: 1, to: 0, kind: 'depends-on' },
      { from: 1, to: 2, kind: 'depends-on' },
    ])
    expect(services?.map(({ name, parent }) => [name, parent])).toEqual([
      ['shop', null],
      ['stock', 0],
    ])
    expect(serviceDependencies).toHaveLength(3)
  })

  it.skipIf(!schemasAreThere)(
    'is valid by the official schema (skipped without ../shared/data)',
    async () => {
      const judge = judgeCycloneDx(format === 'cyclonedx-1.6' ? '1.6' : '1.7')

      expect(judge(JSON.parse(await write(await composed(), format)))).toEqual([])
    },
  )
})

it('writes SPDX with the same components and edges', async () => {
  const { components, dependencies } = await readBack(await composed(), 'spdx-2.3')

  expect(components.slice(0, 3).map(({ purl }) => purl)).toEqual([
    'pkg:generic/pump@2.0',
    'pkg:npm/box@1',
    'pkg:npm/inner@1',
  ])
  expect(dependencies).toEqual(
    expect.arrayContaining([
      { from: 1, to: 0, kind: 'depends-on' },
      { from: 1, to: 2, kind: 'contains' },
    ]),
  )
})

it('names components of documents of which no facts are kept, and an item without any', async () => {
  const { ciId, take } = await openWorkbench(database, context)
  expect((await readBack(ciId, 'cyclonedx-1.6')).components).toEqual([])
  await take(bom('pkg:npm/a@1.0.0', 'pkg:npm/b@1.0.0'))
  await database.kysely.deleteFrom('inventory.document_facts').execute()

  const { components } = await readBack(ciId, 'cyclonedx-1.6')

  expect(components.map(({ purl, version }) => [purl, version])).toEqual([
    ['pkg:npm/a@1.0.0', '1.0.0'],
    ['pkg:npm/b@1.0.0', '1.0.0'],
  ])
})

it('says how far it may be passed on, and the trail says that it left', async () => {
  const { ciId, take } = await openWorkbench(database, context)
  await take(bom('pkg:npm/a@1.0.0'))

  const written = JSON.parse(await write(ciId, 'cyclonedx-1.7'))

  expect(written.metadata.distributionConstraints).toEqual({ tlp: 'AMBER' })
  const trail = await database.kysely
    .selectFrom('identity.audit')
    .select(['action', 'detail'])
    .where('object_id', '=', ciId)
    .execute()
  expect(trail).toMatchObject([{ action: 'list.export', detail: { form: 'cyclonedx-1.7', tlp: 'amber' } }])
})
