import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSbom, recogniseSbom } from '../../index.ts'
import type { SbomDocument } from '../../model/sbom-document.ts'
import { readSpdx } from '../read.ts'

function fixture(name: string) {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url))
}

function read(source: string | Uint8Array): { document: SbomDocument; told: readonly string[] } {
  const result = readSpdx(source)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return { document: result.value, told: result.warnings.map(({ code, path }) => `${path} ${code}`) }
}

/** What a document says, without where it says it. */
function meaningOf({ subject, components, unused, dependencies, ...rest }: SbomDocument): unknown {
  const { path: _, ...described } = subject ?? { path: '' }
  return {
    ...rest,
    subject: described,
    components: components.map(({ path, ...one }) => one),
    edges: dependencies.map(({ from, to, kind }) => `${from} ${kind} ${to}`).toSorted(),
  }
}

describe('the same document in tag-value and in JSON', () => {
  const { document, told } = read(fixture('2.3-dependencies-and-scopes.spdx'))

  it('is the same in the model', () => {
    const json = read(fixture('2.3-dependencies-and-scopes.json'))

    expect(meaningOf(document)).toEqual(meaningOf(json.document))
  })

  it('has places that are lines', () => {
    expect(document.subject?.path).toBe('/line/18')
    expect(document.components.map(({ name, path }) => `${name} ${path}`)).toEqual([
      'web /line/29',
      'tester /line/58',
      'both /line/64',
      'plugin /line/69',
      'libssl3 /line/74',
    ])
    expect(told).toEqual(['/line/7 sbom.reference-outside', '/line/58 sbom.field-missing'])
  })

  it('counts what is not taken over', () => {
    expect(document.unused.map(({ field, count, path }) => `${field} ${count} ${path}`)).toEqual([
      'annotations 1 /line/80',
      'hasExtractedLicensingInfos 1 /line/86',
      'filesAnalyzed 1 /line/35',
      'packageVerificationCode 1 /line/36',
      'copyrightText 1 /line/41',
      'files 1 /line/48',
      'snippets 1 /line/54',
      'DESCRIBES 1 /line/23',
      'GENERATED_FROM 1 /line/99',
    ])
  })
})

it('reads what can be read and tells the rest by its line', () => {
  const { document, told } = read(fixture('broken-in-many-places.spdx'))

  expect(document.components.map(({ name, version, purl, ref }) => [name, version, purl, ref])).toEqual([
    ['one', '2', null, 'SPDXRef-one'],
    ['two', '1', 'pkg:npm/two@1', null],
  ])
  expect(document.dependencies).toEqual([])
  expect(told.toSorted()).toEqual([
    ' sbom.field-missing',
    ' sbom.field-missing',
    '/line/12 json.name-twice',
    '/line/13 sbom.hash-not-valid',
    '/line/14 purl.no-scheme',
    '/line/15 sbom.text-not-closed',
    '/line/19 sbom.field-later',
    '/line/20 sbom.ref-twice',
    '/line/22 sbom.kind-unknown',
    '/line/23 sbom.dependency-unknown',
    '/line/24 sbom.relationship-unknown',
    '/line/25 json.field-missing',
    '/line/26 sbom.text-not-closed',
    '/line/4 json.time-not-valid',
    '/line/4 sbom.field-missing',
    '/line/5 sbom.field-unknown',
    '/line/7 sbom.line-not-read',
    '/line/9 sbom.field-missing',
  ])
})

it('takes files for components where there is no package, and words of relationships in any case', () => {
  const { document, told } = read(fixture('2.2-files-alone.spdx'))

  expect(document.components).toMatchObject([
    { name: './a.c', kind: 'file', ref: 'SPDXRef-a', hashes: [{ algorithm: 'SHA1' }] },
    { name: './b.c', kind: 'file', licences: [] },
  ])
  expect(document.components[0]?.licences).toEqual([
    { kind: 'expression', text: 'MIT', acknowledgement: 'concluded' },
  ])
  expect(document.dependencies).toEqual([{ from: 0, to: 1, kind: 'depends-on' }])
  expect(told).toEqual([])
})

it('reads any line ends, marks of byte order and UTF-16', () => {
  const text = fixture('2.3-dependencies-and-scopes.spdx').toString()
  const expected = read(text).document
  for (const ends of ['\r\n', '\r']) expect(read(text.replaceAll('\n', ends)).document).toEqual(expected)

  expect(read(`\ufeff${text}`).document).toEqual(expected)
  expect(readSbom(Buffer.from(`\ufeff${text}`, 'utf16le'))).toMatchObject({ ok: true, value: expected })
})

it('is recognised by the line with its version, and nothing else is', () => {
  expect(recogniseSbom(fixture('2.2-files-alone.spdx'))?.id).toBe('spdx')
  for (const text of [
    'Package: spdx\nStatus: install ok installed\nVersion: 1\nDescription: reads SPDXVersion: SPDX-2.3\n',
    'name,version\nSPDXVersion,SPDX-2.3\n',
    "lockfileVersion: '9.0'\n\npackages:\n  spdx@1.0.0: {}\n",
  ]) {
    expect(recogniseSbom(Buffer.from(text))?.id).not.toBe('spdx')
  }
})

it.each([
  ['SPDXVersion: SPDX-1.2\n', '/line/1', 'sbom.spec-version-not-supported'],
  ['\nSPDXVersion: 2.3\n', '/line/2', 'sbom.not-spdx'],
  ['PackageName: a\n', '', 'sbom.not-spdx'],
  ['', '', 'sbom.not-spdx'],
])('refuses %j', (text, path, code) => {
  expect(readSpdx(text)).toMatchObject({ ok: false, problems: [{ path, code }] })
})
