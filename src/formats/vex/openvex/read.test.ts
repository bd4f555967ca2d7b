import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readOpenVex } from './read.ts'

function fixture(name: string) {
  const read = readOpenVex(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url)))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return { ...read.value, warnings: read.warnings }
}

it('reads who says what of which products', () => {
  const { products, statements, unused, warnings, ...document } = fixture('supplier-0.2.0')

  expect(document).toEqual({
    format: 'openvex',
    formatVersion: '0.2.0',
    id: 'https://vex.acme.example/gateway-2026-11',
    version: '3',
    author: 'Acme PSIRT',
    title: null,
    issued: '2026-11-20T00:00:00Z',
    modified: '2026-11-21T00:00:00Z',
    tlp: null,
  })
  expect(statements).toMatchObject([
    {
      path: '/statements/0',
      names: ['CVE-2026-1001', 'GHSA-aaaa-bbbb-cccc'],
      status: 'not_affected',
      justification: 'vulnerable_code_not_in_execute_path',
      impact: 'The parser is never called.',
      at: '2026-11-20T00:00:00Z',
      products: [0, 1, 2],
    },
    { status: 'affected', action: 'Update to 2.0.', notes: 'Seen in the field.', at: '2026-11-19T00:00:00Z' },
    { status: 'fixed' },
  ])
  expect(products).toMatchObject([
    {
      purls: ['pkg:generic/acme/gateway@4.2'],
      cpes: ['cpe:2.3:a:acme:gateway:4.2:*:*:*:*:*:*:*'],
      identifiers: [{ kind: 'hash' }],
      whole: null,
    },
    { purls: ['pkg:npm/leftpad@1.3.0'], whole: 0 },
    { purls: ['pkg:npm/leftpad@1.3.1'], whole: 0 },
    { purls: ['pkg:npm/rightpad'] },
    { name: 'pkg:maven/org.example/lib@1.0' },
  ])
  expect(unused).toEqual([
    { field: 'role', count: 1 },
    { field: 'tooling', count: 1 },
    { field: 'statements.supplier', count: 1 },
  ])
  expect(warnings).toEqual([])
})

it('reads the texts of the first versions; parts belong to every product', () => {
  const { products, statements } = fixture('texts-0.0.1')

  expect(statements).toMatchObject([{ names: ['CVE-2014-0001'], products: [0, 1, 2, 3] }])
  expect(products.map(({ name, whole }) => [name, whole])).toEqual([
    ['pkg:apk/wolfi/bash@5.2', null],
    ['pkg:apk/wolfi/git@2.38.1-r0', 0],
    ['pkg:apk/wolfi/git@2.39.0-r1', null],
    ['pkg:apk/wolfi/git@2.38.1-r0', 2],
  ])
})

it('tells what is wrong and where, and leaves out what says nothing', () => {
  const { statements, warnings } = fixture('wrong-statements')

  expect(statements.map(({ path, justificationWord }) => [path, justificationWord])).toEqual([
    ['/statements/2', null],
    ['/statements/3', null],
    ['/statements/4', 'luck'],
  ])
  expect(warnings.map(({ path, code }) => `${path} ${code}`).toSorted()).toEqual([
    ' json.field-missing',
    '/statements/0/status vex.status-not-known',
    '/statements/1/vulnerability vex.no-vulnerability',
    '/statements/2/products vex.no-products',
    '/statements/3 vex.no-justification',
    '/statements/3/products/0 vex.purl-not-valid',
    '/statements/3/products/1 vex.product-without-name',
    '/statements/4 vex.no-action',
    '/statements/4/justification vex.justification-not-known',
    '/statements/5 json.wrong-kind',
    '/timestamp json.time-not-valid',
  ])
})

it('reads the predicate of an in-toto statement', () => {
  const predicate = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'a',
    author: 'b',
    version: 1,
    statements: [],
  }
  const text = JSON.stringify({
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'https://openvex.dev/ns/v0.2.0',
    predicate,
  })

  expect(readOpenVex(Buffer.from(text))).toMatchObject({ ok: true, value: { id: 'a' } })
})

it.each([
  '{}',
  '[]',
  '{"@context":"https://schema.org"}',
  '{"@context":"https://openvex.dev/ns/v1.0.0"}',
  '{"@context":',
])('refuses %s', (text) => {
  expect(readOpenVex(Buffer.from(text))).toMatchObject({ ok: false })
})
