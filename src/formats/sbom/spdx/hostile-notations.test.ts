import { describe, expect, it } from 'vitest'
import { readSpdx } from './read.ts'

/** Runs on a busy machine; what is meant to hang runs for minutes. */
const soon = 20_000

function readWell(text: string) {
  const result = readSpdx(text)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString']

describe('XML', () => {
  const document = (inner: string) =>
    `<Document><spdxVersion>SPDX-2.3</spdxVersion><SPDXID>SPDXRef-DOCUMENT</SPDXID>${inner}</Document>`

  it('security.md 4.5: refuses a document type, before anything it declares is looked at', () => {
    const text = `<!DOCTYPE Document [<!ENTITY x SYSTEM "file:///etc/passwd">]>${document('<name>&x;</name>')}`

    expect(readSpdx(text)).toMatchObject({ ok: false, problems: [{ code: 'xml.doctype' }] })
  })

  it('security.md 4.6: takes names of the language for unknown fields', () => {
    const fields = names.map((name) => `<${name}><a>1</a></${name}>`).join('')
    const { value, warnings } = readWell(document(`<packages><name>a</name>${fields}</packages>`))

    expect(value.components.map(({ name }) => name)).toEqual(['a'])
    expect(warnings.filter(({ code }) => code === 'sbom.field-unknown')).toHaveLength(names.length)
  })

  it(
    'security.md 4.5: reads a package with a hundred thousand references in good time',
    () => {
      const reference = '<externalRefs><referenceType>purl</referenceType></externalRefs>'

      expect(
        readWell(document(`<packages><name>a</name>${reference.repeat(100_000)}</packages>`)).value
          .components,
      ).toHaveLength(1)
    },
    soon,
  )

  it(
    'security.md 4.8: reads 20,000 packages in a ring, one by one',
    () => {
      const count = 20_000
      const entries = Array.from(
        { length: count },
        (_, at) =>
          `<packages><SPDXID>SPDXRef-${at}</SPDXID><name>n${at}</name></packages><relationships><spdxElementId>SPDXRef-${at}</spdxElementId><relationshipType>DEPENDS_ON</relationshipType><relatedSpdxElement>SPDXRef-${(at + 1) % count}</relatedSpdxElement></relationships>`,
      )
      const { value } = readWell(document(entries.join('')))

      expect([value.components.length, value.dependencies.length]).toEqual([count, count])
    },
    soon,
  )
})

describe('RDF/XML', () => {
  const head =
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:spdx="http://spdx.org/rdf/terms#">'
  const document = (beside: string) =>
    `${head}<spdx:SpdxDocument rdf:about="http://a.example/d#SPDXRef-DOCUMENT"><spdx:specVersion>SPDX-2.3</spdx:specVersion></spdx:SpdxDocument>${beside}</rdf:RDF>`

  it('security.md 4.5: refuses a document type and nesting without end', () => {
    expect(readSpdx(`<!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd">${document('')}`)).toMatchObject({
      ok: false,
      problems: [{ code: 'xml.doctype' }],
    })
    expect(readSpdx(`${head}${'<spdx:Package><spdx:relationship>'.repeat(50_000)}`)).toMatchObject({
      ok: false,
      problems: [{ code: 'xml.too-deep' }],
    })
  })

  it('security.md 4.6: takes names of the language for properties and names of nodes', () => {
    const fields = names.map((name) => `<spdx:${name}>1</spdx:${name}>`).join('')
    const packages = names.map(
      (name) => `<spdx:Package rdf:nodeID="${name}"><spdx:name>${name}</spdx:name>${fields}</spdx:Package>`,
    )
    const { value } = readWell(document(packages.join('')))

    expect(value.components.map(({ name }) => name)).toEqual(names)
  })

  it(
    'security.md 4.9: licences that share members stand for no endless expression, however many packages have them',
    () => {
      const sets = Array.from(
        { length: 60 },
        (_, at) =>
          `<spdx:ConjunctiveLicenseSet rdf:nodeID="s${at}"><spdx:member rdf:nodeID="s${at + 1}"/><spdx:member rdf:nodeID="s${at + 1}"/></spdx:ConjunctiveLicenseSet>`,
      )
      const packages = Array.from(
        { length: 20_000 },
        (_, at) =>
          `<spdx:Package rdf:nodeID="p${at}"><spdx:name>n${at}</spdx:name><spdx:licenseDeclared rdf:nodeID="s0"/></spdx:Package>`,
      )
      const { value, warnings } = readWell(document(sets.join('') + packages.join('')))

      expect(value.components).toHaveLength(20_000)
      expect(value.components.every(({ licences }) => licences.length === 0)).toBe(true)
      expect(warnings.map(({ code }) => code)).toContain('sbom.licence-without-name')
    },
    soon,
  )

  it('security.md 4.9: relations go round in circles, also to oneself', () => {
    const element = (name: string, to: string) =>
      `<spdx:Package rdf:about="http://a.example/d#SPDXRef-${name}"><spdx:name>${name}</spdx:name><spdx:relationship><spdx:Relationship><spdx:relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_dependsOn"/><spdx:relatedSpdxElement rdf:resource="http://a.example/d#SPDXRef-${to}"/></spdx:Relationship></spdx:relationship></spdx:Package>`
    const { value } = readWell(document(element('a', 'b') + element('b', 'a') + element('c', 'c')))

    expect(value.dependencies.map(({ from, to }) => [from, to])).toEqual([
      [0, 1],
      [1, 0],
      [2, 2],
    ])
  })
})

describe('JSON-LD', () => {
  const document = (graph: readonly object[]) =>
    JSON.stringify({ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': graph })
  const element = (name: string) => ({ type: 'software_Package', spdxId: `urn:${name}`, name })

  it('security.md 4.6: takes names of the language for addresses and unknown fields', () => {
    const packages = names.map(
      (name) => `{"type":"software_Package","spdxId":"${name}","name":"${name}","${name}":{"a":1}}`,
    )
    const text = document([]).replace('[]', `[${packages.join(',')}]`)
    const { value } = readWell(text)

    expect(value.components.map(({ name, ref }) => [name, ref])).toEqual(names.map((name) => [name, name]))
  })

  it('security.md 4.6: stops at elements within each other without end', () => {
    const text = `{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[${'{"type":"Relationship","to":['.repeat(50_000)}`

    expect(readSpdx(text)).toMatchObject({ ok: false, problems: [{ code: 'json.too-deep' }] })
  })

  it('security.md 4.9: licences and collections that hold themselves are told or passed over', () => {
    const { value, warnings } = readWell(
      document([
        { type: 'SpdxDocument', spdxId: 'urn:d', rootElement: ['urn:s', 'urn:d'] },
        { type: 'software_Sbom', spdxId: 'urn:s', rootElement: ['urn:d', 'urn:a'] },
        element('a'),
        {
          type: 'expandedlicensing_DisjunctiveLicenseSet',
          spdxId: 'urn:l',
          expandedlicensing_member: ['urn:l', 'urn:l'],
        },
        { type: 'Relationship', from: 'urn:a', relationshipType: 'hasDeclaredLicense', to: ['urn:l'] },
      ]),
    )

    expect(value.subject).toMatchObject({ name: 'a', licences: [] })
    expect(warnings.map(({ code }) => code)).toContain('sbom.licence-without-name')
  })

  it(
    'security.md 4.8: reads 30,000 packages in a ring, and as many invented types, in good time',
    () => {
      const count = 30_000
      const graph = Array.from({ length: count }, (_, at) => [
        element(`${at}`),
        {
          type: 'Relationship',
          from: `urn:${at}`,
          relationshipType: 'dependsOn',
          to: [`urn:${(at + 1) % count}`],
        },
        { type: `Invented${at}`, spdxId: `urn:x${at}` },
      ])
      const { value, warnings } = readWell(document(graph.flat()))

      expect([value.components.length, value.dependencies.length]).toEqual([count, count])
      expect(warnings.filter(({ code }) => code === 'sbom.field-unknown')).toHaveLength(500)
    },
    soon,
  )
})
