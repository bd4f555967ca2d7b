import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readVex } from '../index.ts'
import { readCycloneDxVex } from './read.ts'

function fixture(name: string) {
  const read = readCycloneDxVex(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url)))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return { ...read.value, warnings: read.warnings }
}

it('follows links into the document and keeps those into others', () => {
  const { products, statements, warnings, unused, ...document } = fixture('bom-links-1.6')

  expect(document).toMatchObject({
    id: 'urn:uuid:5a1c7b7e-3a63-4f6e-9b3c-0f5d9d8f7a01',
    version: '2',
    author: 'Acme',
    title: 'gateway 4.2',
  })
  expect(statements[0]).toMatchObject({
    names: ['CVE-2026-1001', 'GHSA-aaaa-bbbb-cccc'],
    status: 'not_affected',
    justification: null,
    justificationWord: 'requires_environment',
    impact: 'Only on Windows.',
    remediations: [{ kind: 'will_not_fix' }],
  })
  expect(statements[0]?.products.map((place) => products[place])).toMatchObject([
    { name: 'gateway 4.2', version: '4.2', identifiers: [{ kind: 'bom-ref', value: 'gateway' }] },
    { purls: ['pkg:npm/leftpad@1.3.0'], identifiers: [{ kind: 'bom-link' }] },
    { name: 'part-7', purls: [], identifiers: [{ kind: 'bom-link' }] },
  ])
  expect(unused).toEqual([{ field: 'vulnerabilities.ratings', count: 1 }])
  expect(warnings.map(({ path, code }) => `${path} ${code}`)).toEqual(['/vulnerabilities/2 vex.no-analysis'])
})

it('takes the status of a version before that of the whole', () => {
  const { products, statements } = fixture('bom-links-1.6')

  const told = statements
    .slice(1)
    .map(({ status, products: places }) => [
      status,
      places.map((place) => products[place]?.version ?? products[place]?.versionRange),
    ])
  expect(told).toEqual([
    ['affected', ['4.1']],
    ['fixed', ['4.2', '4.3']],
    ['under_investigation', ['vers:generic/<4.0']],
  ])
})

it('reads statements within an SBOM, of parts at any depth', () => {
  const { products, statements, author, warnings } = fixture('embedded-1.5')

  expect(author).toBe('Ann, Bob')
  expect(statements).toMatchObject([
    {
      status: 'affected',
      statusWord: 'exploitable',
      action: 'Update.',
      notes: 'Reachable.',
      remediations: [{ kind: 'workaround', text: 'Turn it off.' }],
    },
    { status: 'not_affected', statusWord: 'false_positive' },
  ])
  expect(products[0]).toMatchObject({
    name: 'org.example/inner 2.9.4',
    purls: ['pkg:maven/org.example/inner@2.9.4'],
    version: null,
  })
  expect(products[1]).toMatchObject({ purls: ['pkg:npm/elsewhere@1.0'] })
  expect(warnings.map(({ path, code }) => `${path} ${code}`)).toEqual([
    '/vulnerabilities/0/affects/2/ref vex.product-unknown',
  ])
})

it.each(['{}', '{"bomFormat":"CycloneDX"}', '{"bomFormat":"CycloneDX","specVersion":"2.0"}', '<bom/>'])(
  'refuses %s',
  (text) => {
    expect(readCycloneDxVex(Buffer.from(text))).toMatchObject({ ok: false })
  },
)

it('keeps the closest label where nobody knows the one that is given', () => {
  const label = (tlp: string) => {
    const metadata = { distributionConstraints: { tlp } }
    const read = readCycloneDxVex(
      Buffer.from(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.7', metadata })),
    )
    return read.ok ? read.value.tlp : null
  }

  expect(['CLEAR', 'AMBER_AND_STRICT', 'PURPLE'].map(label)).toEqual(['clear', 'amber+strict', 'red'])
})

it('reads what a document in XML states as one in JSON', () => {
  const xml = `<?xml version="1.0"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.5" serialNumber="urn:uuid:00000000-0000-4000-8000-000000000001" version="2">
  <metadata><timestamp>2026-06-01T00:00:00Z</timestamp><supplier><name>Acme</name></supplier>
    <component type="application" bom-ref="app"><name>app</name><version>3</version></component></metadata>
  <components><component type="library" bom-ref="l"><name>leftpad</name><version>1.0.0</version>
    <purl>pkg:npm/leftpad@1.0.0</purl></component></components>
  <vulnerabilities><vulnerability><id>CVE-2026-1</id>
    <recommendation>Wait.</recommendation>
    <analysis><state>not_affected</state><justification>code_not_reachable</justification>
      <responses><response>will_not_fix</response></responses><detail>Never called.</detail></analysis>
    <affects><target><ref>l</ref></target></affects></vulnerability></vulnerabilities>
</bom>`

  const read = readVex(Buffer.from(xml))

  expect(read.ok && read.value).toMatchObject({
    id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
    version: '2',
    formatVersion: '1.5',
    author: 'Acme',
    title: 'app 3',
    statements: [
      {
        names: ['CVE-2026-1'],
        status: 'not_affected',
        justification: 'vulnerable_code_not_in_execute_path',
        impact: 'Never called.',
        action: 'Wait.',
        remediations: [{ kind: 'will_not_fix' }],
        products: [0],
      },
    ],
    products: [{ name: 'leftpad 1.0.0', purls: ['pkg:npm/leftpad@1.0.0'] }],
  })
})
