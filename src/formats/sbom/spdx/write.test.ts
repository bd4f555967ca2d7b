import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { readSbom } from '../index.ts'
import type { SbomComponent, SbomDocument } from '../model/sbom-document.ts'
import { randomDocuments } from '../model/trials/random-documents.ts'
import { allOf, sourceOf } from '../model/trials/written.ts'
import { readSpdx } from './read.ts'
import { writeSpdx } from './write.ts'
import { isExpression } from './write-licences.ts'
import { writtenOtherwise } from './written-otherwise.data.ts'

async function again(document: SbomDocument): Promise<SbomDocument> {
  const read = readSpdx(await allOf(writeSpdx(sourceOf(document))))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.value
}

/** What SPDX can say of a component, in its words. */
function saidOf({
  group,
  name,
  version,
  purl,
  cpe,
  hashes,
  supplier,
  scope,
  statesDependencies,
}: SbomComponent) {
  return {
    name: group === null ? name : `${group}/${name}`,
    version,
    purl,
    cpe,
    hashes: hashes.map(({ algorithm, value }) => `${algorithm.replace('SHA-', 'SHA')} ${value}`),
    supplier,
    scope,
    statesDependencies,
  }
}

function edgesOf({ dependencies, components }: SbomDocument): readonly string[] {
  const nested = components.flatMap(({ parent }, to) => (parent === null ? [] : [`${parent} contains ${to}`]))
  const edges = dependencies.map(
    ({ from, to, kind }) => `${from} ${kind === 'provides' ? 'depends-on' : kind} ${to}`,
  )
  return [...new Set([...nested, ...edges])].toSorted()
}

it('reads back what SPDX can say of a document', async () => {
  await fc.assert(
    fc.asyncProperty(randomDocuments, async (document) => {
      const { services = [], serviceDependencies: _, ...plain } = document
      const read = await again(plain)

      // A scope is told with the edges that lead there.
      const needed = new Set(plain.dependencies.map(({ to }) => to))
      const said = plain.components.map((one, position) => ({
        ...saidOf(one),
        scope: needed.has(position) ? one.scope : null,
      }))
      expect(services.length).toBeGreaterThanOrEqual(0)
      expect(read.components.map(saidOf)).toEqual(said)
      expect(edgesOf(read)).toEqual(edgesOf(plain))
      expect(read.subject?.name).toBe(
        plain.subject === null ? 'document' : (saidOf(plain.subject).name ?? ''),
      )
    }),
    { numRuns: 60, seed: 29 },
  )
})

it('has every field that SPDX 2.3 demands, and names for licences it does not know', async () => {
  const [document] = fc.sample(
    randomDocuments.filter(({ components }) =>
      components.some(({ licences }) => licences.some(({ kind }) => kind === 'name')),
    ),
    { numRuns: 1, seed: 5 },
  )
  if (document === undefined) throw new Error('no document')

  const written = JSON.parse(await allOf(writeSpdx({ ...sourceOf(document), tlp: 'amber' })))

  expect(Object.keys(written)).toEqual(
    expect.arrayContaining([
      'spdxVersion',
      'dataLicense',
      'SPDXID',
      'name',
      'documentNamespace',
      'creationInfo',
    ]),
  )
  expect(written.comment).toBe('TLP:AMBER')
  for (const one of written.packages) {
    expect(Object.keys(one)).toEqual(expect.arrayContaining(['SPDXID', 'name', 'downloadLocation']))
    expect(one.SPDXID).toMatch(/^SPDXRef-[A-Za-z0-9.-]+$/)
  }
  const ids = new Set([
    written.SPDXID,
    'NONE',
    ...written.packages.map((one: { SPDXID: string }) => one.SPDXID),
  ])
  for (const { spdxElementId, relatedSpdxElement } of written.relationships) {
    expect(ids.has(spdxElementId) && ids.has(relatedSpdxElement)).toBe(true)
  }
  const known = written.hasExtractedLicensingInfos.map((one: { licenseId: string }) => one.licenseId)
  for (const name of JSON.stringify(written.packages).match(/LicenseRef-renkei-\d+/g) ?? [])
    expect(known).toContain(name)
})

const shared = new URL('../../../../../shared/data/sbom/', import.meta.url)
const areThere = existsSync(shared)

it.skipIf(!areThere)(
  `writes every real SPDX document so that it reads the same${areThere ? '' : ' (skipped: ../shared/data/sbom is not here)'}`,
  { timeout: 120_000 },
  async () => {
    const different: string[] = []
    let count = 0
    for (const { name, document } of realDocuments()) {
      count += 1
      const read = await again(document)
      // SPDX describes something: where nothing was, it is the document's name.
      const subject = document.subject === null ? null : read.subject
      const wordsOf = (one: SbomDocument) => JSON.stringify([namelessOf(one), edgesOf(one)])
      if (wordsOf({ ...read, subject }) !== wordsOf(document)) different.push(name)
    }

    expect(different.toSorted()).toEqual([...writtenOtherwise.keys()].toSorted())
    expect(count).toBeGreaterThan(100)
  },
)

/** Ids within the document and places are others; a licence whose text is no expression has got a name. */
function namelessOf({ components, subject }: SbomDocument): unknown {
  return [subject, ...components].map((one) => {
    if (one === null) return null
    const licences = one.licences.map((licence) => {
      const isNamed = !isExpression(licence) || licence.text.startsWith('LicenseRef-renkei-')
      return isNamed ? 'named' : licence
    })
    const said = { ...one, ref: null, path: '', licences }
    return Object.entries(said).toSorted(([a], [b]) => (a < b ? -1 : 1))
  })
}

function* realDocuments(): Generator<{ readonly name: string; readonly document: SbomDocument }> {
  const names = readdirSync(shared, { recursive: true, encoding: 'utf8' })
  for (const name of names.filter((one) => /\.json(?:\.gz)?$/.test(one))) {
    const raw = readFileSync(new URL(encodeURI(name), shared))
    const bytes = name.endsWith('.gz') ? gunzipSync(raw) : raw
    if (!bytes.includes('SPDX-2')) continue
    const read = readSbom(bytes)
    if (read.ok && read.value.specVersion?.startsWith('2.')) yield { name, document: read.value }
  }
}
