import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SbomDocument } from '../model/sbom-document.ts'
import { subjectPosition } from '../model/sbom-document.ts'
import { cycloneDx } from './index.ts'
import { readCycloneDx } from './read.ts'
import { cycloneDxFields, cycloneDxVersions, fieldPlaces, standingOf } from './versions.ts'

function readFixture(name: string) {
  const result = readCycloneDx(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url)))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

function namesOf(document: SbomDocument): readonly string[] {
  return document.components.map(({ name }) => name)
}

describe('each version', () => {
  it('1.2: tools as a list, authors as one text', () => {
    const { value, warnings } = readFixture('1.2-tools-as-list')

    expect(warnings).toEqual([])
    expect(value).toMatchObject({
      format: 'cyclonedx',
      specVersion: '1.2',
      serial: 'urn:uuid:0b6f6e0e-6f0a-4a55-9d8e-3a2f6f0c1c01',
      revision: 3,
      created: '2026-03-01T00:30:00Z',
      authors: ['佐藤 花子'],
      tools: [{ vendor: 'Example', name: 'lister', version: '0.4' }],
      manufacturer: '例示電機',
      supplier: 'https://supplier.example',
      subject: { ref: 'gateway', kind: 'firmware', version: '2.1.0', path: '/metadata/component' },
      dependencies: [{ from: subjectPosition, to: 0, kind: 'depends-on' }],
    })
    expect(value.components).toEqual([
      {
        ref: 'zlib',
        path: '/components/0',
        parent: null,
        kind: 'library',
        group: null,
        name: 'zlib',
        version: '1.2.11',
        versionRange: null,
        purl: 'pkg:generic/zlib@1.2.11',
        cpe: 'cpe:2.3:a:zlib:zlib:1.2.11:*:*:*:*:*:*:*',
        scope: 'required',
        isExternal: null,
        supplier: null,
        manufacturer: null,
        publisher: null,
        authors: ['Example Author'],
        hashes: [{ algorithm: 'SHA-1', value: 'e6d119755acdf9104d7ba236b1242696940ed6dd' }],
        licences: [{ kind: 'id', text: 'Zlib', acknowledgement: null }],
        references: [],
        properties: [],
        statesDependencies: true,
      },
    ])
  })

  it('1.3: components within components, with properties', () => {
    const { value } = readFixture('1.3-nested-with-properties')

    expect(value.components.map(({ name, parent, path }) => [name, parent, path])).toEqual([
      ['base-image', null, '/components/0'],
      ['debian', 0, '/components/0/components/0'],
      ['libssl3', 1, '/components/0/components/0/components/0'],
      ['app', null, '/components/1'],
    ])
    expect(value.components[2]).toMatchObject({
      properties: [
        { name: 'scanner:source', value: 'openssl' },
        { name: 'scanner:note', value: null },
      ],
      statesDependencies: false,
    })
    expect(value.subject).toBeNull()
  })

  it('1.4: a version may be missing; that of the purl stands in', () => {
    const { value, warnings } = readFixture('1.4-version-left-out')

    expect(value.components.map(({ version }) => version)).toEqual(['1.3.0', null])
    expect(warnings).toEqual([
      { path: '/components/1', code: 'sbom.component-version-missing', facts: { name: 'in-house' } },
    ])
    expect(value.vulnerabilities?.map(({ id }) => id)).toEqual(['CVE-2026-0001', 'CVE-2026-0002'])
  })

  it('1.5: tools as components and services, phases, new kinds', () => {
    const { value, warnings } = readFixture('1.5-tools-as-components')

    expect(value).toMatchObject({
      tools: [
        { vendor: 'example', name: 'builder', version: '9' },
        { vendor: null, name: 'catalogue', version: null },
      ],
      lifecycles: ['build', 'field test'],
    })
    expect(value.components.map(({ kind }) => kind)).toEqual(['device-driver', 'data'])
    expect(warnings).toEqual([])
  })

  it('1.6: what provides what, authors as a list, whose word a licence is', () => {
    const { value } = readFixture('1.6-cryptography')

    expect(value.manufacturer).toBe('例示電機')
    expect(value.dependencies).toEqual([{ from: 0, to: 1, kind: 'provides' }])
    expect(value.components[0]).toMatchObject({
      manufacturer: 'Example',
      authors: ['A. Author', 'b@example.jp'],
      licences: [
        { kind: 'id', text: 'Apache-2.0', acknowledgement: 'declared' },
        { kind: 'name', text: '社内ライセンス', acknowledgement: 'concluded' },
      ],
    })
  })

  it('1.6: services, evidence, SWID tags, vulnerabilities with their analysis, and how complete it is', () => {
    const { value, warnings } = readFixture('1.6-beyond-components')

    expect(value.components[0]).toMatchObject({
      copyright: '© 2026 例示電機',
      swid: { tagId: 'example.jp+pump-2.0', tagVersion: 1, isPatch: false },
      evidence: {
        identities: [
          { field: 'purl', confidence: 0.8, methods: [{ technique: 'filename', confidence: 0.5 }] },
        ],
        occurrences: [{ location: '/usr/lib/libpump.so.2', line: 3, symbol: 'start', offset: null }],
        licences: [{ kind: 'id', text: 'MIT' }],
        copyright: ['© 2025 Somebody'],
      },
    })
    expect(value.services).toMatchObject([
      {
        ref: 'shop',
        provider: 'Example Cloud',
        endpoints: ['https://shop.example/orders', 'https://shop.example/stock'],
        crossesTrustBoundary: true,
        data: [{ flow: 'inbound', classification: 'PII', sources: ['https://shop.example/customers'] }],
      },
      { ref: 'stock', parent: 0, endpoints: [], authenticated: null },
    ])
    expect(value.serviceDependencies).toEqual([
      { from: { of: 'component', position: 0 }, to: { of: 'service', position: 0 }, kind: 'depends-on' },
      { from: { of: 'service', position: 0 }, to: { of: 'service', position: 1 }, kind: 'depends-on' },
      { from: { of: 'service', position: 0 }, to: { of: 'component', position: 0 }, kind: 'depends-on' },
    ])
    expect(value.vulnerabilities).toMatchObject([
      {
        id: 'CVE-2026-0007',
        references: [{ id: 'GHSA-aaaa-bbbb-cccc', source: { name: 'GitHub', url: null } }],
        cwes: [79],
        analysis: { state: 'not_affected', justification: 'code_not_reachable', responses: ['will_not_fix'] },
        affects: [{ ref: 'pump', versions: [{ range: 'vers:generic/<2.1', status: 'affected' }] }],
      },
    ])
    expect(value.completeness).toEqual([
      { aggregate: 'incomplete', assemblies: ['pump'], dependencies: ['shop'], vulnerabilities: [] },
    ])
    expect(value.references).toMatchObject([{ kind: 'bom' }])
    expect(value.unused.map(({ path, count }) => [path, count])).toEqual([
      ['/components/0/swid/text', 1],
      ['/components/0/evidence/callstack', 1],
      ['/services/0/tags', 1],
    ])
    expect(warnings.map(({ path, code }) => `${path} ${code}`)).toEqual([
      '/services/1 json.field-missing',
      '/dependencies/1/dependsOn/2 sbom.dependency-unknown',
      '/vulnerabilities/0/cwes/1 json.wrong-kind',
      '/compositions/0/dependencies/1 json.wrong-kind',
    ])
  })

  it('1.7: a component expected from outside has a range instead of a version', () => {
    const { value, warnings } = readFixture('1.7-expected-from-outside')

    expect(value.components[0]).toMatchObject({
      version: null,
      versionRange: 'vers:semver/>=26.0.0|<27.0.0',
      isExternal: true,
      licences: [
        { kind: 'expression', text: 'MIT OR Apache-2.0' },
        { kind: 'id', text: 'Zlib' },
      ],
      references: [{ kind: 'vcs', url: 'https://git.example/runtime' }],
    })
    expect(warnings.map(({ path }) => path)).toEqual(['/components/0/externalReferences/1'])
    expect(value.unused).toEqual([
      { path: '/metadata/distributionConstraints', field: 'distributionConstraints', count: 1 },
    ])
  })

  it('has a fixture', () => {
    expect(cycloneDx.versions).toEqual(['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'])
  })
})

it('reads what is good in a broken document and tells every loss by its place', () => {
  const { value, warnings } = readFixture('broken-in-many-places')

  expect(namesOf(value)).toEqual(['odd', 'first', 'second', 'named-by-purl', 'n'])
  expect(value.components.map(({ ref }) => ref)).toEqual([null, 'same', null, null, null])
  expect(value.dependencies).toEqual([{ from: 1, to: 1, kind: 'depends-on' }])
  expect(value.unused).toEqual([])
  expect(warnings.map(({ path, code }) => `${path} ${code}`)).toEqual([
    '/metadata/component json.wrong-kind',
    '/components/0 json.wrong-kind',
    '/components/1 sbom.component-without-name',
    '/components/2/type sbom.kind-unknown',
    '/components/2/purl purl.dot-segment',
    '/components/2/cpe sbom.cpe-not-valid',
    '/components/2/scope sbom.scope-unknown',
    '/components/2/hashes/0 sbom.hash-not-valid',
    '/components/2/licenses/0/license sbom.licence-without-name',
    '/components/4/bom-ref sbom.ref-twice',
    '/components/4/swid json.field-missing',
    '/components/5 sbom.name-from-purl',
    '/components/6/version json.wrong-kind',
    '/components/6 sbom.purl-missing',
    '/components/6 sbom.component-version-missing',
    '/dependencies/0 sbom.dependency-without-ref',
    '/dependencies/1/dependsOn/0 sbom.dependency-unknown',
    '/dependencies/1/dependsOn/2 json.wrong-kind',
    '/dependencies/2/ref sbom.dependency-unknown',
    '/serialNumber json.wrong-kind',
    '/version json.wrong-kind',
    '/metadata/timestamp json.time-not-valid',
    '/components/4/swid sbom.field-missing',
    '/components/4/own-field sbom.field-unknown',
  ])
})

describe('a document is refused', () => {
  it.each([
    ['{"bomFormat":"CycloneDX","specVersion":"1.6",}', '/line/1', 'json.unexpected'],
    ['[]', '', 'sbom.not-cyclonedx'],
    ['{"bomFormat":"SPDX","specVersion":"1.6"}', '/bomFormat', 'sbom.not-cyclonedx'],
    ['{"specVersion":"1.6","components":[]}', '/bomFormat', 'sbom.not-cyclonedx'],
    ['{"bomFormat":"CycloneDX","specVersion":"2.0"}', '/specVersion', 'sbom.spec-version-not-supported'],
  ])('%s', (text, path, code) => {
    const result = readCycloneDx(text)

    expect(result).toMatchObject({ ok: false, problems: [{ path, code }] })
  })
})

describe('a version of the format', () => {
  it('that is newer is read by the rules of the newest known, with a word about it', () => {
    const result = readCycloneDx('{"bomFormat":"CycloneDX","specVersion":"1.8","components":[]}')

    expect(result).toMatchObject({
      ok: true,
      warnings: [{ path: '/specVersion', code: 'sbom.spec-version-unknown' }, { code: 'sbom.no-components' }],
    })
  })

  it('that is missing is read too', () => {
    const result = readCycloneDx('{"bomFormat":"CycloneDX"}')

    expect(result).toMatchObject({ ok: true, value: { specVersion: null } })
  })

  it('is known, near or foreign', () => {
    expect(['1.2', '1.8', '1.10', '2.0', '', 'x'].map(standingOf)).toEqual([
      'known',
      'near',
      'near',
      'foreign',
      'foreign',
      'foreign',
    ])
  })
})

it('takes over only fields that some version defines', () => {
  for (const place of fieldPlaces) {
    const fields = cycloneDxFields.used[place]
    for (const field of fields) expect(cycloneDxFields.isKnown(place, field), `${place} ${field}`).toBe(true)
  }
  expect(cycloneDxVersions.at(-1)?.id).toBe('1.7')
})

it('is recognised by its name or schema, wherever they stand', () => {
  const schema = '{"$schema":"http://cyclonedx.org/schema/bom-1.5.schema.json"}'

  expect(cycloneDx.recognises('\n {"specVersion":"1.5","bomFormat" : "CycloneDX"')).toBe(true)
  expect(cycloneDx.recognises(schema)).toBe(true)
  expect(cycloneDx.recognises('{"spdxVersion":"SPDX-2.3","comment":"made from CycloneDX"}')).toBe(false)
  expect(cycloneDx.recognises('<bom xmlns="http://cyclonedx.org/schema/bom/1.5">')).toBe(true)
  expect(cycloneDx.recognises('<project xmlns="http://maven.apache.org/POM/4.0.0">')).toBe(false)
})
