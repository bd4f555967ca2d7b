import { expect, it } from 'vitest'
import { readSbom } from './index.ts'

const told = (document: object | string) => {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  const result = readSbom(Buffer.from(text))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.warnings
    .filter(({ code }) => code.includes('licence') || code === 'sbom.value-not-allowed')
    .map(({ path, code, facts }) => [path, code, facts?.licence ?? facts?.value ?? '', facts?.count])
}

const cycloneDx = (...licences: readonly object[]) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  components: licences.map((one, at) => ({
    type: 'library',
    name: `n${at}`,
    version: '1',
    purl: `pkg:npm/n${at}@1`,
    licenses: [one],
  })),
})

it('tells ids and expressions that are not on the list once each, at the first component', () => {
  expect(
    told(
      cycloneDx(
        { license: { id: 'MIT' } },
        { license: { id: 'Ours-1.0' } },
        { expression: 'MIT OR Theirs' },
        { license: { name: 'whatever it is called' } },
        { license: { id: 'Ours-1.0' } },
        { expression: 'LicenseRef-told OR Apache-2.0' },
      ),
    ),
  ).toEqual([
    ['/components/1', 'sbom.licence-not-listed', 'Ours-1.0', 2],
    ['/components/2', 'sbom.licence-not-listed', 'MIT OR Theirs', 1],
  ])
})

it('tells of CycloneDX an id that is understood but not written as the list has it', () => {
  expect(told(cycloneDx({ license: { id: 'mit' } })).map(([, code]) => code)).toEqual([
    'sbom.value-not-allowed',
  ])
})

it.each([
  [
    'SPDX 2.3',
    {
      spdxVersion: 'SPDX-2.3',
      SPDXID: 'SPDXRef-DOCUMENT',
      dataLicense: 'CC0-1.0',
      name: 'd',
      documentNamespace: 'https://example.com/d',
      creationInfo: { created: '2026-01-01T00:00:00Z', creators: ['Tool: t'] },
      packages: [
        { SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NOASSERTION', licenseDeclared: 'NOASSERTION' },
        {
          SPDXID: 'SPDXRef-b',
          name: 'b',
          downloadLocation: 'NOASSERTION',
          licenseDeclared: 'Ours-1.0',
          licenseConcluded: 'Ours-1.0',
        },
      ],
    },
    '/packages/1',
  ],
  [
    'tag-value',
    [
      'SPDXVersion: SPDX-2.3',
      'SPDXID: SPDXRef-DOCUMENT',
      'DataLicense: CC0-1.0',
      'DocumentName: d',
      'DocumentNamespace: https://example.com/d',
      'Creator: Tool: t',
      'Created: 2026-01-01T00:00:00Z',
      'PackageName: b',
      'SPDXID: SPDXRef-b',
      'PackageDownloadLocation: NOASSERTION',
      'PackageLicenseDeclared: Ours-1.0',
      '',
    ].join('\n'),
    expect.any(String),
  ],
  [
    'CycloneDX XML',
    `<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"><components><component type="library"><name>a</name><version>1</version><licenses><license><id>Ours-1.0</id></license></licenses></component></components></bom>`,
    expect.any(String),
  ],
  [
    'Syft',
    {
      artifacts: [
        {
          id: 'x',
          name: 'a',
          version: '1',
          type: 'npm',
          purl: 'pkg:npm/a@1',
          licenses: [{ value: 'Ours-1.0', spdxExpression: 'Ours-1.0', type: 'declared' }],
        },
      ],
      artifactRelationships: [],
      source: { id: 's', name: 'n', type: 'directory' },
      descriptor: { name: 'syft', version: '1' },
      schema: { version: '16.0.0', url: 'https://example.com/schema.json' },
    },
    '/artifacts/0',
  ],
])('tells them of %s with the component’s place', (_format, document, place) => {
  const [first, ...others] = told(document).filter(([, code]) => code === 'sbom.licence-not-listed')
  expect(first?.slice(0, 3)).toEqual([place, 'sbom.licence-not-listed', 'Ours-1.0'])
  expect(others).toEqual([])
})

it('tells twenty of many, and how many more there are', () => {
  const many = Array.from({ length: 50 }, (_, at) => ({ license: { id: `Ours-${at}` } }))

  const all = told(cycloneDx(...many))

  expect(all).toHaveLength(21)
  expect(all.at(-1)).toEqual(['', 'sbom.licences-not-listed', '', 30])
})
