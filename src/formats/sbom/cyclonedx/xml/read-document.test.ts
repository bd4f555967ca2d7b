import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readSbom } from '../../index.ts'

const whole = fixture('1.6-everything-of-a-component.xml')

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url))
}

it('reads all of a document, whatever prefix it uses', () => {
  const result = readSbom(whole)

  expect(result).toMatchObject({
    ok: true,
    value: {
      format: 'cyclonedx',
      specVersion: '1.6',
      serial: 'urn:uuid:8d8bb3a2-0a4a-4f3e-9a53-1f3f0c9a7b11',
      revision: 2,
      created: '2026-04-01T00:00:00Z',
      authors: ['山田 花子'],
      tools: [{ vendor: 'Example Works', name: 'mill', version: '4' }],
      supplier: 'Example Works',
      lifecycles: ['build'],
      subject: { ref: 'root', kind: 'firmware', name: '制御盤', version: '7.1', statesDependencies: true },
      components: [
        { ref: 'inner', parent: null, path: '/line/15' },
        {
          ref: 'outer',
          path: '/line/21',
          supplier: 'https://supplier.example',
          authors: ['dev@example.com'],
          hashes: [{ algorithm: 'SHA-256', value: 'a'.repeat(64) }],
          licences: [
            { kind: 'id', text: 'Apache-2.0', acknowledgement: 'declared' },
            { kind: 'expression', text: 'MIT OR Apache-2.0', acknowledgement: 'concluded' },
          ],
          references: [{ kind: 'vcs', url: 'https://example.com/outer.git' }],
          properties: [{ name: 'lane', value: 'three' }],
        },
        { ref: 'deep', kind: 'file', parent: 1, path: '/line/35' },
      ],
      dependencies: [
        { from: -1, to: 1, kind: 'depends-on' },
        { from: 1, to: 0, kind: 'depends-on' },
        { from: 1, to: 2, kind: 'provides' },
      ],
      unused: [{ path: '/line/21/pedigree', field: 'pedigree', count: 1 }],
    },
  })
})

it('tells, with the line, what it could not read', () => {
  const result = readSbom(whole)
  const told = result.ok ? result.warnings.map(({ path, code }) => `${path} ${code}`) : []

  expect(told).toEqual(
    expect.arrayContaining([
      '/line/40 sbom.component-without-name',
      '/line/38 sbom.field-unknown',
      expect.stringMatching(/^\/line\/44.* sbom\.dependency-unknown$/),
    ]),
  )
})

it('reads the versions that have no JSON form', () => {
  expect(readSbom(fixture('1.0-modified.xml'))).toMatchObject({
    ok: true,
    value: {
      specVersion: '1.0',
      revision: 3,
      components: [
        {
          group: 'com.example',
          name: 'valve-driver',
          hashes: [{ algorithm: 'SHA-1', value: '5ba93c9db0cff93f52b521d7420e43f6eda2784f' }],
          licences: [{ text: 'MIT' }, { kind: 'name', text: 'House licence' }],
        },
      ],
      unused: [{ field: 'modified', count: 1 }],
    },
  })
  expect(readSbom(fixture('1.1-dependency-extension.xml'))).toMatchObject({
    ok: true,
    value: { dependencies: [{ from: 0, to: 1 }], components: [{ ref: 'a' }, { ref: 'b' }] },
    warnings: [],
  })
})

it.each([
  ['http://cyclonedx.org/schema/bom/2.0', 'sbom.spec-version-not-supported'],
  ['http://cyclonedx.org/schema/bom/12', 'sbom.spec-version-not-supported'],
])('refuses the namespace %s', (namespace, code) => {
  expect(readSbom(Buffer.from(`<bom xmlns="${namespace}"/>`))).toMatchObject({
    ok: false,
    problems: [{ code }],
  })
})

it('refuses what only mentions CycloneDX, and says where XML is broken', () => {
  const other = '<a><bom xmlns="http://cyclonedx.org/schema/bom/1.5"/></a>'

  expect(readSbom(Buffer.from(other))).toMatchObject({
    ok: false,
    problems: [{ code: 'sbom.not-cyclonedx' }],
  })
  expect(readSbom(whole.subarray(0, 900))).toMatchObject({
    ok: false,
    problems: [{ code: 'xml.ends-early' }],
  })
})

it('takes a component given in the wrong place of the document all the same', () => {
  const text = `<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><dependencies><dependency ref="b"><dependency ref="a"/></dependency></dependencies><components><component type="library" bom-ref="a"><name>a</name></component></components><metadata><component type="application" bom-ref="b"><name>b</name></component></metadata></bom>`

  expect(readSbom(Buffer.from(text))).toMatchObject({
    ok: true,
    value: { subject: { name: 'b' }, dependencies: [{ from: -1, to: 0 }] },
  })
})

it('says that a field is given twice and takes the last', () => {
  const text = `<bom xmlns="http://cyclonedx.org/schema/bom/1.5"><components><component type="library"><name>a</name><name>b</name></component></components></bom>`

  expect(readSbom(Buffer.from(text))).toMatchObject({
    ok: true,
    value: { components: [{ name: 'b' }] },
    warnings: [{ path: '/line/1', code: 'json.name-twice' }, {}, {}],
  })
})

it('takes what may stand several times for no mistake', () => {
  const text = `<bom xmlns="http://cyclonedx.org/schema/bom/1.7"><components>
    <component type="data"><name>settings</name><version>1</version>
      <licenses><expression-detailed expression="MIT AND X11">
        <details license-identifier="MIT"><text>one</text></details>
        <details license-identifier="X11"><text>two</text></details>
      </expression-detailed></licenses>
      <data><type>configuration</type><name>a</name></data>
      <data><type>other</type><name>b</name></data>
    </component></components></bom>`
  const result = readSbom(Buffer.from(text))

  expect(result).toMatchObject({ value: { components: [{ licences: [{ text: 'MIT AND X11' }] }] } })
  expect(result.ok && result.warnings).toEqual([])
})
