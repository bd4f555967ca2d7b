import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readSpdx } from './read.ts'
import { spdxFields, spdxVersions, standingOf } from './versions.ts'

function fixture(name: string) {
  return readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url))
}

function read(source: string | Uint8Array): { document: SbomDocument; told: readonly string[] } {
  const result = readSpdx(source)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return { document: result.value, told: result.warnings.map(({ code, path }) => `${path} ${code}`) }
}

describe('a document with dependencies', () => {
  const { document, told } = read(fixture('2.3-dependencies-and-scopes'))
  const find = (name: string) => document.components.find((one) => one.name === name)
  const edges = document.dependencies.map(({ from, to, kind }) => {
    const nameAt = (position: number) => (position < 0 ? 'shop' : document.components[position]?.name)
    return `${nameAt(from)} ${kind} ${nameAt(to)}`
  })

  it('tells who made it, when, and what it describes', () => {
    expect(document).toMatchObject({
      format: 'spdx',
      specVersion: '2.3',
      serial: 'https://sbom.example/shop-1',
      created: '2026-11-20T09:00:00Z',
      authors: ['Example Ltd.', '山田 花子 (hanako@example.test)'],
      tools: [{ name: 'our-scanner', version: '2.1.0' }],
      subject: { name: 'shop', version: '1.0.0', path: '/packages/0' },
    })
  })

  it('takes over what a package says, and nothing for NOASSERTION', () => {
    expect(find('web')).toMatchObject({
      ref: 'SPDXRef-web',
      path: '/packages/1',
      kind: 'library',
      version: '3.1.0',
      purl: 'pkg:npm/web@3.1.0',
      cpe: 'cpe:2.3:a:web:web:3.1.0:*:*:*:*:*:*:*',
      supplier: 'Web Makers',
      publisher: null,
      authors: ['Jo Web (jo@web.example)'],
      hashes: [{ algorithm: 'SHA256', value: 'ab12cd34' }],
      licences: [{ kind: 'expression', text: 'MIT', acknowledgement: 'declared' }],
    })
    expect(find('tester')).toMatchObject({ supplier: null, purl: 'pkg:npm/tester@2.0.0' })
  })

  it('has an edge for each relationship between packages, in the direction of the need, loops included', () => {
    expect(edges).toEqual([
      'shop depends-on web',
      'web depends-on both',
      'shop depends-on both',
      'shop depends-on tester',
      'web depends-on plugin',
      'web depends-on shop',
      'shop contains libssl3',
    ])
  })

  it('takes the scope from the kind of dependency, the strongest where there are several', () => {
    const scopes = Object.fromEntries(document.components.map(({ name, scope }) => [name, scope]))

    expect(scopes).toEqual({ web: null, tester: 'excluded', both: null, plugin: 'optional', libssl3: null })
  })

  it('knows whose dependencies are stated, be it none, and whose are not', () => {
    expect(find('plugin')?.statesDependencies).toBe(true)
    expect(find('tester')?.statesDependencies).toBe(false)
  })

  it('names documents outside and fetches none', () => {
    expect(document.linked).toEqual([
      { name: 'DocumentRef-base', uri: 'http://10.0.0.5/internal/base.spdx.json' },
    ])
    expect(told).toEqual(['/externalDocumentRefs/0 sbom.reference-outside', '/packages/2 sbom.field-missing'])
  })

  it('keeps the source package that trivy names', () => {
    expect(find('libssl3')?.properties).toEqual([
      { name: 'aquasecurity:trivy:SrcName', value: 'openssl' },
      { name: 'aquasecurity:trivy:SrcVersion', value: '3.0.11-1' },
    ])
  })

  it('counts what it does not take over', () => {
    expect(document.unused.map(({ field, count }) => [field, count])).toEqual([
      ['copyrightText', 1],
      ['files', 1],
      ['DESCRIBES', 1],
      ['GENERATED_FROM', 1],
    ])
  })
})

it('has no subject where several packages are described', () => {
  const { document } = read(fixture('2.2-two-described'))

  expect(document.subject).toBeNull()
  expect(document.components.map(({ name }) => name)).toEqual(['a', 'b'])
  expect(document.dependencies).toEqual([{ from: 0, to: 1, kind: 'contains' }])
})

it('reads what can be read and tells the rest by its place', () => {
  const { document, told } = read(fixture('broken-in-many-places'))

  expect(document.components.map(({ name, version, purl }) => [name, version, purl])).toEqual([
    ['two', null, null],
    ['two again', '2', null],
    ['three', '3', 'pkg:npm/three@3'],
  ])
  expect(document.dependencies).toEqual([{ from: 0, to: 2, kind: 'depends-on' }])
  expect(told.toSorted()).toEqual([
    ' sbom.field-missing',
    ' sbom.field-missing',
    '/creationInfo/created json.time-not-valid',
    '/creationInfo/creators/1 json.wrong-kind',
    '/madeUp sbom.field-unknown',
    '/packages/0 sbom.component-without-name',
    '/packages/0 sbom.field-missing',
    '/packages/1 json.wrong-kind',
    '/packages/2 sbom.component-version-missing',
    '/packages/2 sbom.purl-missing',
    '/packages/2/versionInfo json.wrong-kind',
    '/packages/3/SPDXID sbom.ref-twice',
    '/packages/3/externalRefs/0/referenceLocator purl.no-scheme',
    '/packages/3/externalRefs/1/referenceLocator sbom.cpe-not-valid',
    '/packages/4/checksums/0 sbom.hash-not-valid',
    '/packages/4/externalRefs/1/referenceLocator sbom.purl-second',
    '/packages/4/primaryPackagePurpose sbom.kind-unknown',
    '/relationships/0 sbom.dependency-unknown',
    '/relationships/1 sbom.relationship-unknown',
    '/relationships/2 json.field-missing',
  ])
})

it('reads the form in which GitHub hands documents out', () => {
  const { document } = read(`{"sbom":${fixture('2.2-two-described').toString()}}`)

  expect(document.components.map(({ path }) => path)).toEqual(['/sbom/packages/0', '/sbom/packages/1'])
})

it('reads a document that does not say its version, and one that misspells what it describes', () => {
  const relation =
    '"spdxElementId":"SPDXRef-DOCUMENT","relationshipType":"DESCRIBE","relatedSpdxElement":"SPDXRef-a"'
  const { document, told } = read(
    `{"SPDXID":"SPDXRef-DOCUMENT","spdxVersion":"","packages":[{"SPDXID":"SPDXRef-a","name":"a"}],"relationships":[{${relation}}]}`,
  )

  expect(document).toMatchObject({ specVersion: null, subject: { name: 'a' } })
  expect(told.filter((one) => !one.endsWith('sbom.field-missing'))).toEqual([
    '/spdxVersion sbom.spec-version-missing',
    '/packages sbom.no-components',
  ])
})

it.each([
  ['{"spdxVersion":"SPDX-1.2"}', '/spdxVersion', 'sbom.spec-version-not-supported'],
  ['{"@context":"https://openvex.dev/ns/v0.2.0","@id":"a"}', '/spdxVersion', 'sbom.not-spdx'],
  ['{"spdxVersion":"2.3"}', '/spdxVersion', 'sbom.not-spdx'],
  ['[]', '', 'sbom.not-spdx'],
])('refuses %s', (text, path, code) => {
  expect(readSpdx(text)).toMatchObject({ ok: false, problems: [{ path, code }] })
})

it('takes other 2.x for the nearest version it knows', () => {
  expect(spdxVersions.map(({ id }) => standingOf(id))).toEqual(['known', 'known', 'known'])
  expect(['2.0', '2.2.1', '2.9', '3.0', '2', '2.x'].map(standingOf)).toEqual([
    'near',
    'known',
    'near',
    'foreign',
    'near',
    'foreign',
  ])
})

it('takes over no field that no version knows', () => {
  for (const place of ['document', 'package', 'relationship'] as const) {
    for (const field of spdxFields.used[place]) expect(spdxFields.isKnown(place, field), field).toBe(true)
  }
})
