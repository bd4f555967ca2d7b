import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSbom, recogniseSbom } from '../index.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readSpdx } from './read.ts'

function fixture(name: string): Buffer {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url))
}

function read(source: string | Uint8Array): { document: SbomDocument; told: readonly string[] } {
  const result = readSpdx(source)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return { document: result.value, told: result.warnings.map(({ code, path }) => `${path} ${code}`) }
}

/** What a document says, without where it says it. */
function meaningOf({ subject, components, unused, dependencies, ...rest }: SbomDocument): unknown {
  const nameAt = (position: number) => (position < 0 ? subject?.name : components[position]?.name)
  return {
    ...rest,
    components: [subject, ...components]
      .map((one) => ({ ...one, path: '' }))
      .toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? '')),
    edges: dependencies.map(({ from, to, kind }) => `${nameAt(from)} ${kind} ${nameAt(to)}`).toSorted(),
  }
}

const whole = '2.3-dependencies-and-scopes'

describe.each(['spdx', 'yaml', 'xml', 'rdf'])('the same document as %s', (notation) => {
  const bytes = fixture(`${whole}.${notation}`)

  it('is the same in the model', () => {
    expect(meaningOf(read(bytes).document)).toEqual(meaningOf(read(fixture(`${whole}.json`)).document))
  })

  it('is recognised, also in UTF-16 and with other line ends', () => {
    const { document } = read(bytes)
    const utf16 = Buffer.from(`\ufeff${bytes.toString().replaceAll('\n', '\r\n')}`, 'utf16le')

    expect(recogniseSbom(bytes)?.id).toBe('spdx')
    expect(readSbom(utf16)).toMatchObject({ ok: true, value: document })
  })
})

it('tells places as lines of XML and pointers of YAML', () => {
  const places = (notation: string) => {
    const { document, told } = read(fixture(`${whole}.${notation}`))
    return [document.subject?.path, document.components[0]?.path, document.unused[0]?.path, ...told]
  }

  expect(places('xml')).toEqual([
    '/line/27',
    '/line/33',
    '/line/33/copyrightText',
    '/line/14 sbom.reference-outside',
    '/line/65 sbom.field-missing',
  ])
  expect(places('rdf')).toEqual([
    '/line/27',
    '/line/35',
    '/line/35/copyrightText',
    '/line/16 sbom.reference-outside',
    expect.stringMatching(/^\/line\/\d+ sbom\.field-missing$/),
  ])
  expect(places('yaml')).toEqual([
    '/packages/0',
    '/packages/1',
    '/packages/1/copyrightText',
    '/externalDocumentRefs/0 sbom.reference-outside',
    '/packages/2 sbom.field-missing',
  ])
})

describe('XML', () => {
  it('tells a field that is given twice', () => {
    const { document, told } = read(
      '<Document>\n<spdxVersion>SPDX-2.3</spdxVersion><SPDXID>SPDXRef-DOCUMENT</SPDXID>\n<packages>\n<name>a</name>\n<name>b</name><SPDXID>SPDXRef-a</SPDXID></packages></Document>',
    )

    expect(document.components).toMatchObject([{ name: 'b', path: '/line/3' }])
    expect(told).toContain('/line/5 json.name-twice')
  })

  it.each([
    ['<Other><SPDXID>SPDXRef-DOCUMENT</SPDXID></Other>', '/line/1', 'sbom.not-spdx'],
    [
      '<Document>\n<spdxVersion>SPDX-1.2</spdxVersion></Document>',
      '/line/1/spdxVersion',
      'sbom.spec-version-not-supported',
    ],
    ['<Document>\n<spdxVersion>SPDX-2.3', '/line/2', 'xml.ends-early'],
  ])('refuses %j', (text, path, code) => {
    expect(readSpdx(text)).toMatchObject({ ok: false, problems: [{ path, code }] })
  })
})

describe('RDF/XML', () => {
  const head =
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#">'
  const document = (inner: string, beside = '') =>
    `${head}<spdx:SpdxDocument rdf:about="http://a.example/d#SPDXRef-DOCUMENT"><spdx:specVersion>SPDX-2.2</spdx:specVersion>${inner}</spdx:SpdxDocument>${beside}</rdf:RDF>`
  const packageWith = (licence: string) =>
    document(
      `<spdx:describesPackage><spdx:Package rdf:about="http://a.example/d#SPDXRef-a"><spdx:name>a</spdx:name><spdx:licenseDeclared>${licence}</spdx:licenseDeclared></spdx:Package></spdx:describesPackage>`,
    )

  it('writes sets of licences as one expression', () => {
    const licence =
      '<spdx:ConjunctiveLicenseSet><spdx:member rdf:resource="http://spdx.org/licenses/MIT"/><spdx:member><spdx:DisjunctiveLicenseSet><spdx:member><spdx:ExtractedLicensingInfo rdf:about="http://a.example/d#LicenseRef-1"/></spdx:member><spdx:member><spdx:OrLaterOperator><spdx:member rdf:resource="http://spdx.org/licenses/GPL-2.0"/></spdx:OrLaterOperator></spdx:member><spdx:member><spdx:WithExceptionOperator><spdx:member rdf:resource="http://spdx.org/licenses/GPL-3.0-only"/><spdx:licenseException><spdx:LicenseException><spdx:licenseExceptionId>Bison-exception-2.2</spdx:licenseExceptionId></spdx:LicenseException></spdx:licenseException></spdx:WithExceptionOperator></spdx:member></spdx:DisjunctiveLicenseSet></spdx:member></spdx:ConjunctiveLicenseSet>'

    expect(read(packageWith(licence)).document.subject?.licences).toEqual([
      {
        kind: 'expression',
        text: 'MIT AND (LicenseRef-1 OR GPL-2.0+ OR GPL-3.0-only WITH Bison-exception-2.2)',
        acknowledgement: 'declared',
      },
    ])
  })

  it('tells a licence that leads round in a circle', () => {
    const { document: made, told } = read(
      packageWith(
        '<spdx:ConjunctiveLicenseSet rdf:nodeID="x"><spdx:member rdf:nodeID="x"/></spdx:ConjunctiveLicenseSet>',
      ),
    )

    expect(made.subject?.licences).toEqual([])
    expect(told).toContain('/line/1 sbom.licence-without-name')
  })

  it.each([
    [`${head}</rdf:RDF>`, '/line/1', 'sbom.not-spdx'],
    [document('').replace('SPDX-2.2', 'SPDX-1.2'), '/line/1/spdxVersion', 'sbom.spec-version-not-supported'],
    [head, '/line/1', 'xml.ends-early'],
  ])('refuses %#', (text, path, code) => {
    expect(readSpdx(text)).toMatchObject({ ok: false, problems: [{ path, code }] })
  })
})

describe('YAML', () => {
  it('takes numbers, words and dates for the texts they are, and follows no alias', () => {
    const { document, told } = read(
      'spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\ncreationInfo: {created: 2026-01-01T00:00:00Z}\npackages:\n- name: no\n  versionInfo: 1.10\n- name: &n b\n  versionInfo: *n\n',
    )

    expect(document.created).toBe('2026-01-01T00:00:00Z')
    expect(document.components.map(({ name, version }) => [name, version])).toEqual([
      ['no', '1.10'],
      ['b', null],
    ])
    expect(told).toContain('/packages/1/versionInfo yaml.alias-not-read')
  })

  it('tells an entry that is not YAML by its line and reads the others', () => {
    const { document, told } = read(
      'spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\npackages:\n  - name: a\n  - name: "b\n    c: d\n  - name: e\n',
    )

    expect(document.components.map(({ name }) => name)).toEqual(['a', 'e'])
    expect(told.filter((one) => one.includes('yaml'))).toEqual([
      expect.stringMatching(/^\/line\/[56] yaml\.not-valid$/),
    ])
  })

  it.each([
    ['spdxVersion: SPDX-1.2\n', '/spdxVersion', 'sbom.spec-version-not-supported'],
    ['spdxVersion: SPDX-2.3\n\tpackages: "x\n', '/line/2', 'yaml.not-valid'],
    ['---\n- spdxVersion\n', '', 'sbom.not-spdx'],
  ])('refuses %j', (text, path, code) => {
    expect(readSpdx(text)).toMatchObject({ ok: false, problems: [{ path, code }] })
  })
})

it('reads tag-value whose first line a tool has spoilt', () => {
  const text =
    "b'SPDXVersion: SPDX-2.2\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: shop\n\nPackageName: zlib\nSPDXID: SPDXRef-zlib\nPackageVersion: 1.3\n"
  const { document, told } = read(text)

  expect(document.components.map(({ name, version }) => [name, version])).toEqual([['zlib', '1.3']])
  expect(told).toContainEqual(expect.stringContaining('spec-version-missing'))
})
