import { expect, it } from 'vitest'
import { readVex } from './index.ts'
import type { VexDocument } from './model/vex-document.ts'

function read(value: unknown): VexDocument {
  const found = readVex(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)))
  if (!found.ok) throw new Error(JSON.stringify(found.problems))
  return found.value
}

const openVex = { '@context': 'https://openvex.dev/ns/v0.2.0', '@id': 'a', author: 'b', version: 1 }
const csaf = { csaf_version: '2.0', tracking: { id: 'A-1' }, publisher: { namespace: 'https://a.example' } }

it('security.md 4.6: fields of the prototype are no fields', () => {
  const { statements, products } = read(
    `{"@context":"https://openvex.dev/ns","@id":"a","__proto__":{"author":"x"},"statements":[{"vulnerability":{"name":"__proto__"},
      "status":"fixed","products":[{"@id":"constructor","hashes":{"__proto__":"00"}}]},{"vulnerability":{"name":"x"},"status":"toString","products":[]}]}`,
  )

  expect(statements).toMatchObject([{ names: ['__proto__'], status: 'fixed' }])
  expect(products).toMatchObject([{ name: 'constructor' }])
})

it('security.md 4.6: a million open brackets are refused', () => {
  const text = `{"@context":"https://openvex.dev/ns","statements":${'['.repeat(1_000_000)}`

  expect(readVex(Buffer.from(text))).toMatchObject({ ok: false, problems: [{ code: 'json.too-deep' }] })
})

it('security.md 4.8: a purl that climbs, a version that is SQL and references that lead nowhere are only names', () => {
  const ids = ['pkg:npm/../../etc@1', "pkg:npm/a@' OR 1=1", 'urn:cdx:x/1#%', 'gone']
  const affects = ids.map((ref) => ({ ref }))
  const vulnerabilities = [{ id: 'CVE-2026-1', analysis: { state: 'exploitable' }, affects }]
  const { products } = read({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, vulnerabilities })

  expect(products.map(({ name }) => name)).toEqual(['pkg:npm/../../etc@1', "pkg:npm/a@' OR 1=1", '%', 'gone'])
})

it('security.md 4.8: the same reference twice means its first part', () => {
  const components = ['first', 'second'].map((name) => ({ 'bom-ref': 'x', type: 'library', name }))
  const vulnerabilities = [
    { id: 'CVE-2026-1', analysis: { state: 'exploitable' }, affects: [{ ref: 'x' }, { ref: 'x' }] },
  ]
  const { products } = read({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    components,
    vulnerabilities,
  })

  expect(products.map(({ name }) => name)).toEqual(['first'])
})

it('security.md 4.12: a CPE of 8 KB is told and left out', () => {
  const cpe23 = `cpe:2.3:a:${'\\:'.repeat(4096)}:*`
  const products = [{ '@id': 'pkg:npm/a', identifiers: { cpe23 } }]
  const found = read({
    ...openVex,
    statements: [{ vulnerability: { name: 'x' }, status: 'fixed', products }],
  })

  expect(found.products).toMatchObject([{ cpes: [] }])
})

it('security.md 4.13: products that are composed of themselves end', () => {
  const loop = (id: string, other: string) => ({
    product_reference: other,
    relates_to_product_reference: other,
    full_product_name: { product_id: id, name: id },
  })
  const { products } = read({
    document: csaf,
    product_tree: { relationships: [loop('A', 'B'), loop('B', 'A')] },
    vulnerabilities: [{ cve: 'CVE-2026-1', product_status: { known_affected: ['A', 'B'] } }],
  })

  expect(products.length).toBeLessThanOrEqual(4)
})

it('security.md 4.13: flags of groups of everything take time with the document and no faster', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `P${index}`)
  const began = performance.now()
  const { statements } = read({
    document: csaf,
    product_tree: {
      full_product_names: ids.map((id) => ({ product_id: id, name: id })),
      product_groups: Array.from({ length: 20 }, (_, index) => ({ group_id: `G${index}`, product_ids: ids })),
    },
    vulnerabilities: [
      {
        cve: 'CVE-2026-1',
        remediations: Array.from({ length: 2000 }, (_, index) => ({
          category: 'vendor_fix',
          details: `${index}`.repeat(100),
          group_ids: Array.from({ length: 20 }, (__, group) => `G${group}`),
        })),
        product_status: { known_affected: ids },
      },
    ],
  })

  expect(statements).toHaveLength(1)
  expect(statements[0]?.remediations.length).toBeLessThanOrEqual(20)
  expect(performance.now() - began).toBeLessThan(5000)
})

it('security.md 4.6: a hundred thousand products of one statement are read in a moment', () => {
  const products = Array.from({ length: 100_000 }, (_, index) => ({ '@id': `pkg:npm/a${index}@1.0.0` }))
  const began = performance.now()
  const found = read({
    ...openVex,
    statements: [{ vulnerability: { name: 'x' }, status: 'fixed', products }],
  })

  expect(found.products).toHaveLength(100_000)
  expect(performance.now() - began).toBeLessThan(10_000)
})

it('security.md 4.8: a large part that everything refers to is read once', () => {
  const hashes = Array.from({ length: 50_000 }, () => ({ alg: 'SHA-1', content: 'a'.repeat(40) }))
  const components = [{ 'bom-ref': 'x', type: 'library', name: 'x', hashes }]
  const affects = Array.from({ length: 100_000 }, () => ({ ref: 'x' }))
  const vulnerabilities = [{ id: 'CVE-2026-1', analysis: { state: 'exploitable' }, affects }]
  const began = performance.now()
  const { products } = read({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    components,
    vulnerabilities,
  })

  expect(products).toMatchObject([{ name: 'x' }])
  expect(products[0]?.identifiers.length).toBeLessThanOrEqual(21)
  expect(performance.now() - began).toBeLessThan(5000)
})

it('security.md 4.6: products and parts that stand beside each other are not multiplied without bound', () => {
  const names = (what: string) => Array.from({ length: 5000 }, (_, index) => `pkg:npm/${what}${index}`)
  const statement = { vulnerability: 'x', status: 'fixed', products: names('a'), subcomponents: names('b') }
  const { products } = read({ ...openVex, statements: [statement] })

  expect(products).toHaveLength(10_000)
})
