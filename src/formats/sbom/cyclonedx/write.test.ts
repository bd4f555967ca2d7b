import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { readSbom } from '../index.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { randomDocuments } from '../model/trials/random-documents.ts'
import { allOf, judgeCycloneDx, schemasAreThere, sourceOf } from '../model/trials/written.ts'
import { readCycloneDx } from './read.ts'
import { writeCycloneDx } from './write.ts'
import { writtenOtherwise } from './written-otherwise.data.ts'

const versions = ['1.6', '1.7'] as const

/** What a document says, without places and in one order. */
function saidBy(document: SbomDocument): unknown {
  const { unused, specVersion, dependencies, serviceDependencies = [], ...rest } = document
  const texts = (edges: readonly unknown[]) => edges.map((edge) => JSON.stringify(edge)).toSorted()
  const said = {
    ...rest,
    dependencies: texts(dependencies),
    services: texts(serviceDependencies),
    of: rest.services,
  }
  return JSON.parse(JSON.stringify(said, (key, value) => (key === 'path' ? undefined : value)))
}

async function again(document: SbomDocument, version: '1.6' | '1.7'): Promise<SbomDocument> {
  const read = readCycloneDx(await allOf(writeCycloneDx(sourceOf(document), version)))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

describe.each(versions)('CycloneDX %s', (version) => {
  it('reads back what was written', async () => {
    await fc.assert(
      fc.asyncProperty(randomDocuments, async (document) => {
        expect(saidBy(await again(document, version))).toEqual(saidBy(document))
      }),
      { numRuns: 60, seed: 27 },
    )
  })

  it.skipIf(!schemasAreThere)(
    `is valid by the official schema${schemasAreThere ? '' : ' (skipped: ../shared/data is not here)'}`,
    async () => {
      const judge = judgeCycloneDx(version)

      await fc.assert(
        fc.asyncProperty(randomDocuments, async (document) => {
          const source = { ...sourceOf(document), tlp: 'amber+strict' as const }
          expect(judge(JSON.parse(await allOf(writeCycloneDx(source, version))))).toEqual([])
        }),
        { numRuns: 60, seed: 28 },
      )
    },
  )
})

it('says how far it may be passed on', async () => {
  const [document] = fc.sample(randomDocuments, { numRuns: 1, seed: 1 })
  if (document === undefined) throw new Error('no document')
  const write = async (version: '1.6' | '1.7') =>
    JSON.parse(await allOf(writeCycloneDx({ ...sourceOf(document), tlp: 'amber+strict' }, version))).metadata

  expect((await write('1.7')).distributionConstraints).toEqual({ tlp: 'AMBER_AND_STRICT' })
  expect((await write('1.6')).properties).toEqual([{ name: 'renkei:tlp', value: 'TLP:AMBER+STRICT' }])
})

const shared = new URL('../../../../../shared/data/sbom/', import.meta.url)
const areThere = existsSync(shared)

it.skipIf(!areThere)(
  `writes every real CycloneDX document so that it reads the same${areThere ? '' : ' (skipped: ../shared/data/sbom is not here)'}`,
  { timeout: 120_000 },
  async () => {
    const different: string[] = []
    let count = 0
    for (const { name, document } of realDocuments()) {
      count += 1
      const same = JSON.stringify(saidBy(await again(document, '1.7'))) === JSON.stringify(saidBy(document))
      if (!same) different.push(name)
    }

    expect(different.toSorted()).toEqual([...writtenOtherwise.keys()].toSorted())
    expect(count).toBeGreaterThan(300)
  },
)

function* realDocuments(): Generator<{ readonly name: string; readonly document: SbomDocument }> {
  const names = readdirSync(shared, { recursive: true, encoding: 'utf8' })
  for (const name of names.filter(
    (one) => /\.(?:json|cdxjson)(?:\.gz)?$/.test(one) && !one.includes('invalid'),
  )) {
    const raw = readFileSync(new URL(encodeURI(name), shared))
    const bytes = name.endsWith('.gz') ? gunzipSync(raw) : raw
    if (!bytes.includes('CycloneDX')) continue
    const read = readSbom(bytes)
    if (read.ok && read.value.format === 'cyclonedx') yield { name, document: read.value }
  }
}
