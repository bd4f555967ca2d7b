import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { recogniseSbom } from '../../index.ts'
import type { SbomDocument } from '../../model/sbom-document.ts'
import { readSpdx } from '../read.ts'
import { spelled } from './spelling.ts'
import { thirdFields, thirdStandingOf, thirdVersions } from './versions.ts'

function read(name: string): { document: SbomDocument; told: readonly string[] } {
  const bytes = readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url))
  expect(recogniseSbom(bytes)?.id).toBe('spdx')
  const result = readSpdx(bytes)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return { document: result.value, told: result.warnings.map(({ code, path }) => `${path} ${code}`) }
}

describe('a document with dependencies', () => {
  const { document, told } = read('3.0-dependencies-and-scopes')
  const find = (name: string) => document.components.find((one) => one.name === name)

  it('tells who made it, when and with what, and what it describes through its collections', () => {
    expect(document).toMatchObject({
      format: 'spdx',
      specVersion: '3.0.1',
      serial: 'https://sbom.example/shop-3',
      created: '2026-11-20T09:00:00Z',
      authors: ['Example Ltd.', '山田 花子'],
      tools: [{ name: 'build-bot' }, { name: 'our-scanner', version: '2.1.0' }],
      lifecycles: ['build'],
      subject: { name: 'shop', version: '1.0.0', ref: 'urn:x:shop' },
    })
  })

  it('takes over what a package says, and what relationships and agents say of it', () => {
    expect(find('web')).toMatchObject({
      ref: 'urn:x:web',
      path: '/@graph/8',
      kind: 'library',
      purl: 'pkg:npm/web@3.1.0',
      cpe: 'cpe:2.3:a:web:web:3.1.0:*:*:*:*:*:*:*',
      supplier: 'Example Ltd.',
      authors: ['山田 花子'],
      hashes: [{ algorithm: 'sha256', value: 'ab12cd34' }],
      licences: [
        { text: 'MIT OR Apache-2.0', acknowledgement: 'declared' },
        { text: 'MIT AND LicenseRef-house WITH house-exception', acknowledgement: 'concluded' },
      ],
      references: [
        { kind: 'website', url: 'https://web.example/' },
        { kind: 'distribution', url: 'https://registry.example/web-3.1.0.tgz' },
        { kind: 'vcs', url: 'https://git.example/web.git' },
      ],
    })
    expect(find('tester')?.licences).toEqual([])
    expect(find('model')?.kind).toBe('machine-learning-model')
  })

  it('has edges with scopes, loops included, and knows what is stated to need nothing', () => {
    const nameAt = (position: number) => (position < 0 ? 'shop' : document.components[position]?.name)

    expect(
      document.dependencies.map(({ from, to, kind }) => `${nameAt(from)} ${kind} ${nameAt(to)}`),
    ).toEqual([
      'shop depends-on web',
      'shop depends-on tester',
      'web depends-on plugin',
      'shop contains model',
      'web depends-on shop',
    ])
    expect(document.components.map(({ name, scope }) => [name, scope])).toEqual([
      ['web', 'required'],
      ['tester', 'excluded'],
      ['plugin', 'optional'],
      ['model', null],
    ])
    expect(document.components.map(({ statesDependencies }) => statesDependencies)).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  it('security.md 4.9: names documents outside and fetches none', () => {
    expect(document.linked).toEqual([
      { name: 'urn:base:libc', uri: 'http://10.0.0.5/internal/base.spdx.json' },
    ])
  })

  it('counts what it does not take over, and warns of sections', () => {
    expect(document.unused.map(({ field, count }) => `${field} ${count}`)).toEqual([
      'comment 1',
      'completeness 1',
      'software_copyrightText 1',
      'ai_domain 1',
      'software_File 1',
      'security_Vulnerability 1',
      'generates 1',
    ])
    expect(told).toEqual(['/@graph/5/import/0 sbom.reference-outside', '/@graph/28 sbom.section-not-read'])
  })
})

it('reads elements within each other, and names in any spelling of JSON-LD', () => {
  const { document, told } = read('3.0-one-within-another')

  expect(document).toMatchObject({
    specVersion: '3.0.0',
    authors: ['Jo'],
    subject: { name: 'app', version: '1', path: '/rootElement' },
    components: [
      { name: 'lib', version: '2', purl: 'pkg:npm/lib@2', supplier: 'Makers', path: '/element/0/to' },
    ],
    dependencies: [{ from: -1, to: 0, kind: 'depends-on' }],
  })
  expect(told).toEqual([])
})

it('reads what can be read and tells the rest by its place', () => {
  const { document, told } = read('3.0-broken-in-many-places')

  expect(document.components.map(({ name, version, purl, ref }) => [name, version, purl, ref])).toEqual([
    ['two', null, null, 'urn:z:2'],
    ['two again', '2', 'pkg:npm/two@2', null],
  ])
  expect(document.dependencies).toEqual([])
  expect(told.toSorted()).toEqual([
    '/@graph/0 sbom.field-missing',
    '/@graph/0/created json.time-not-valid',
    '/@graph/1/import/0 json.wrong-kind',
    '/@graph/10 sbom.licence-without-name',
    '/@graph/10 sbom.licence-without-name',
    '/@graph/11 sbom.field-unknown',
    '/@graph/2 json.wrong-kind',
    '/@graph/3 sbom.component-without-name',
    '/@graph/4 sbom.component-version-missing',
    '/@graph/4/externalIdentifier/0/identifier purl.no-scheme',
    '/@graph/4/externalIdentifier/1/identifier sbom.cpe-not-valid',
    '/@graph/4/externalIdentifier/2 json.wrong-kind',
    '/@graph/4/software_madeUp sbom.field-unknown',
    '/@graph/4/software_packageVersion json.wrong-kind',
    '/@graph/5 sbom.field-missing',
    '/@graph/5/externalIdentifier/identifier sbom.purl-second',
    '/@graph/5/externalRef/0/locator/0 json.wrong-kind',
    '/@graph/5/software_primaryPurpose sbom.kind-unknown',
    '/@graph/5/spdxId sbom.ref-twice',
    '/@graph/5/verifiedUsing/0 sbom.hash-not-valid',
    '/@graph/6 sbom.dependency-unknown',
    '/@graph/7 sbom.relationship-unknown',
    '/@graph/8 json.field-missing',
    '/@graph/9/scope sbom.scope-unknown',
  ])
})

it.each([
  ['{"@context":"https://spdx.org/rdf/4.0.0/spdx-context.jsonld","@graph":[]}', 'sbom.not-spdx'],
  [
    '{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[{"type":"CreationInfo","@id":"_:a","specVersion":"4.0.0"}]}',
    'sbom.spec-version-not-supported',
  ],
  ['{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[', 'json.ends-early'],
])('refuses %s', (text, code) => {
  expect(readSpdx(text)).toMatchObject({ ok: false, problems: [{ code }] })
})

it('takes files for components where there is no package', () => {
  const result = readSpdx(
    '{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[{"type":"software_File","spdxId":"urn:a","name":"a.c"},{"type":"software_File","spdxId":"urn:b","name":"b.c"}]}',
  )

  expect(result).toMatchObject({
    ok: true,
    value: { components: [{ name: 'a.c', kind: 'file' }, { name: 'b.c' }], unused: [] },
  })
})

it('takes other 3.x for the nearest version, and takes over no field that no version knows', () => {
  expect(thirdVersions.map(thirdStandingOf)).toEqual(['known', 'known'])
  expect(['3.0', '3.1.0', '3.x', '4.0.0'].map(thirdStandingOf)).toEqual([
    'known',
    'near',
    'foreign',
    'foreign',
  ])
  for (const place of ['document', 'package', 'relationship', 'creation'] as const) {
    for (const field of thirdFields.used[place]) expect(thirdFields.isKnown(place, field), field).toBe(true)
  }
})

it.each([
  ['@type', 'type'],
  ['core:name', 'name'],
  ['Core_name', 'name'],
  ['software:packageUrl', 'software_packageUrl'],
  ['https://spdx.org/rdf/3.0.1/terms/ExpandedLicensing/member', 'expandedlicensing_member'],
  ['Package', 'software_Package'],
  ['__proto__', '__proto__'],
  ['a b', 'a b'],
])('spells %s as %s', (name, expected) => {
  expect(spelled(name)).toBe(expected)
})
