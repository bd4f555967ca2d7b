import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readAdvisory } from '../index.ts'
import { type CsafDocument, csaf, documentName, readCsafDocument, recordsOf } from './index.ts'

function fixture(name: string): Buffer {
  return readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url))
}

function readFixture(name: string): CsafDocument {
  const found = readCsafDocument(fixture(name))
  if (!found.ok) throw new Error(JSON.stringify(found.problems))
  expect(found.warnings).toEqual([])
  return found.value
}

function document(rest: object = {}, head: object = {}): string {
  return JSON.stringify({
    document: { csaf_version: '2.0', tracking: { id: 'A-1' }, ...head },
    ...rest,
  })
}

function read(rest: object = {}, head: object = {}) {
  const found = readCsafDocument(document(rest, head))
  if (!found.ok) throw new Error(JSON.stringify(found.problems))
  return found
}

const gateway = readFixture('vendor-with-purls')

it('reads the head of a document', () => {
  expect(gateway).toMatchObject({
    csafVersion: '2.0',
    category: 'csaf_security_advisory',
    publisher: { name: 'Acme', namespace: 'https://www.acme.example', category: 'vendor' },
    tracking: { id: 'ACME-2026-1', status: 'final', version: '2', current: '2026-02-03T00:00:00Z' },
    tlp: 'green',
    unused: [],
  })
  expect(gateway.tracking.revisions).toHaveLength(2)
  expect(documentName(gateway)).toBe('acme.example/ACME-2026-1')
})

it('reads the products with what stands above them', () => {
  expect(gateway.products.get('GW-2')).toMatchObject({
    vendor: 'Acme',
    product: 'Gateway',
    versionRange: 'vers:npm/>=2.0.0|<2.4.1',
    purls: ['pkg:npm/acme-gateway-next'],
  })
  expect(gateway.products.get('BOX')).toMatchObject({
    cpe: 'cpe:/h:acme:box:1',
    identifiers: [
      { kind: 'hash', value: 'sha256:00112233445566778899aabbccddeeff' },
      { kind: 'serial-number', value: 'SN-1' },
      { kind: 'sku', value: 'A-1' },
      { kind: 'model-number', value: 'M-1' },
      { kind: 'uri', value: 'https://spdx.example/doc#box' },
    ],
  })
  expect(gateway.groups.get('ALL')).toEqual(['GW-1.2.0', 'GW-2'])
})

it('makes one record of each vulnerability, named by what names a vulnerability', () => {
  const [first, second] = recordsOf(gateway)

  expect(first?.advisory).toMatchObject({
    id: 'acme.example/ACME-2026-1/CVE-2026-1001',
    aliases: ['CVE-2026-1001', 'GHSA-aaaa-bbbb-cccc'],
    published: '2026-01-02T00:00:00Z',
    modified: '2026-02-03T00:00:00Z',
    summary: 'A flaw',
    cwes: ['CWE-79'],
    rating: null,
    severities: [{ system: 'cvss-v3', score: 9.8, rating: 'critical' }],
  })
  expect(first?.advisory.details).toBe(
    '**What**\n\nIt fails.\n\n**vendor_fix**\n\nUpdate to 1.3.0\nhttps://www.acme.example/fix\n\n**impact**\n\nBad',
  )
  expect(second?.advisory).toMatchObject({ aliases: ['CVE-2026-1002'], affected: [] })
})

it('compares what has a package URL, and counts what has none', () => {
  const [first] = recordsOf(gateway)

  expect(first).toMatchObject({ byCpe: 1, byName: 1 })
  expect(first?.advisory.affected).toMatchObject([
    { purl: 'pkg:npm/acme-gateway', versions: ['1.2.0'], ranges: [], isComplete: true },
    {
      purl: 'pkg:npm/acme-gateway-next',
      versions: [],
      ranges: [
        {
          events: [
            { kind: 'introduced', version: '2.0.0' },
            { kind: 'fixed', version: '2.4.1' },
          ],
        },
      ],
      isComplete: true,
    },
  ])
})

it('never takes a document for something it is not', () => {
  expect(csaf.recognises('{"document":{"csaf_version":"2.0"')).toBe(true)
  expect(csaf.recognises('{"@context":"https://openvex.dev/ns"')).toBe(false)
})

it.each([
  ['no object', '[]', '', 'csaf.not-csaf'],
  ['another format', '{"id":"A-1"}', '', 'csaf.not-csaf'],
  [
    'a foreign version',
    document({}, { csaf_version: '3.0' }),
    '/document/csaf_version',
    'advisory.version-not-supported',
  ],
  ['no id', document({}, { tracking: {} }), '/document/tracking/id', 'advisory.id-missing'],
])('refuses %s', (...[, text, path, code]) => {
  const refused = readCsafDocument(text)

  expect(refused.ok ? [] : refused.problems).toMatchObject([{ path, code }])
})

it('as a single record reads a document with one vulnerability only', () => {
  expect(readAdvisory(fixture('vendor-with-purls'))).toMatchObject({
    ok: false,
    problems: [{ code: 'csaf.not-one-record', facts: { count: 2 } }],
  })
  expect(readAdvisory(Buffer.from(document({ vulnerabilities: [{ cve: 'cve-2026-0001' }] })))).toMatchObject({
    ok: true,
    value: { id: '?/A-1/CVE-2026-0001', aliases: ['CVE-2026-0001'] },
  })
})

it('takes the release of a Red Hat package from what it is a component of', () => {
  const rpm = { purl: 'pkg:rpm/redhat/openssl@1.1.1g-15.el8_3?arch=x86_64&epoch=1' }
  const tree = {
    full_product_names: [
      {
        product_id: 'R8',
        name: 'RHEL 8',
        product_identification_helper: { cpe: 'cpe:/o:redhat:enterprise_linux:8::baseos' },
      },
      { product_id: 'O', name: 'openssl', product_identification_helper: rpm },
    ],
    relationships: [
      {
        category: 'default_component_of',
        product_reference: 'O',
        relates_to_product_reference: 'R8',
        full_product_name: { product_id: 'R8:O', name: 'openssl in RHEL 8' },
      },
    ],
  }
  const { value } = read({
    product_tree: tree,
    vulnerabilities: [{ cve: 'CVE-2026-1', product_status: { fixed: ['R8:O', 'O'] } }],
  })

  expect(recordsOf(value)[0]?.advisory.affected).toMatchObject([
    {
      purl: 'pkg:rpm/redhat/openssl?distro=redhat-8',
      ranges: [
        {
          events: [
            { kind: 'introduced', version: '0' },
            { kind: 'fixed', version: '1:1.1.1g-15.el8_3' },
          ],
        },
      ],
    },
    { purl: 'pkg:rpm/redhat/openssl' },
  ])
})

it('leaves open what lies between several fixed versions', () => {
  const names = ['1.0.1', '2.0.1'].map((version) => ({
    product_id: version,
    name: version,
    product_identification_helper: { purl: `pkg:pypi/a@${version}` },
  }))
  const { value } = read({
    product_tree: { full_product_names: names },
    vulnerabilities: [{ cve: 'CVE-2026-1', product_status: { fixed: ['1.0.1', '2.0.1'] } }],
  })

  expect(recordsOf(value)[0]?.advisory.affected).toMatchObject([
    {
      ranges: [
        {
          events: [
            { kind: 'introduced', version: '0' },
            { kind: 'fixed', version: '1.0.1' },
          ],
        },
      ],
      isComplete: true,
    },
    {
      status: 'undetermined',
      ranges: [
        {
          events: [
            { kind: 'introduced', version: '1.0.1' },
            { kind: 'fixed', version: '2.0.1' },
          ],
        },
      ],
    },
    { status: 'not_affected', versions: ['1.0.1', '2.0.1'] },
  ])
})

it('joins the first and the last affected, and leaves open what is investigated', () => {
  const names = ['1.0.0', '1.9.0', '3.0.0'].map((version) => ({
    product_id: version,
    name: version,
    product_identification_helper: { purl: `pkg:npm/a@${version}` },
  }))
  const { value } = read({
    product_tree: { full_product_names: names },
    vulnerabilities: [
      { product_status: { first_affected: ['1.0.0'], last_affected: ['1.9.0'] } },
      { product_status: { under_investigation: ['3.0.0'] } },
    ],
  })

  expect(recordsOf(value).map(({ advisory }) => advisory.affected)).toMatchObject([
    [
      {
        ranges: [
          {
            events: [
              { kind: 'introduced', version: '1.0.0' },
              { kind: 'last-affected', version: '1.9.0' },
            ],
          },
        ],
        isComplete: true,
      },
    ],
    [{ ranges: [], isComplete: false }],
  ])
})

it('tells what is wrong with its place, and reads the rest', () => {
  const { value, warnings } = read(
    {
      product_tree: {
        full_product_names: [{ name: 'nameless' }, { product_id: 'A' }, { product_id: 'A' }],
        branches: [
          {
            category: 'vendor',
            product: { product_id: 'B', product_identification_helper: { purl: 'no purl' } },
          },
        ],
      },
      vulnerabilities: [{ product_status: { new_status: [] } }, 7],
    },
    { distribution: { tlp: { label: 'PURPLE' } } },
  )

  expect(warnings.map(({ path, code }) => `${path} ${code}`).toSorted()).toEqual([
    '/document/distribution/tlp/label csaf.label-not-known',
    '/product_tree/branches/0/product/product_identification_helper/purl csaf.purl-not-valid',
    '/product_tree/full_product_names/0 csaf.product-without-id',
    '/product_tree/full_product_names/2 csaf.product-twice',
    '/vulnerabilities/0/product_status csaf.status-not-known',
    '/vulnerabilities/1 json.wrong-kind',
    '/vulnerabilities/1 json.wrong-kind',
  ])
  expect(value.tlp).toBe('red')
  expect(recordsOf(value)[0]?.advisory.id).toBe('?/A-1/0')
})

it('reads what 2.1 writes otherwise', () => {
  const { value } = read(
    {
      product_tree: {
        full_product_names: [
          { product_id: 'A', name: 'A', product_identification_helper: { purls: ['pkg:npm/a@1.0.0'] } },
        ],
      },
      vulnerabilities: [
        {
          cve: 'CVE-2026-1',
          cwes: [{ id: 'CWE-20', name: 'x', version: '4.16' }],
          product_status: { known_affected: ['A'] },
          metrics: [
            {
              content: {
                cvss_v4: { vectorString: 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N' },
              },
            },
          ],
        },
      ],
    },
    { csaf_version: '2.1', distribution: { tlp: { label: 'AMBER+STRICT' } } },
  )

  expect(value.tlp).toBe('amber+strict')
  expect(recordsOf(value)[0]?.advisory).toMatchObject({
    cwes: ['CWE-20'],
    severities: [{ system: 'cvss-v4', score: 9.3 }],
    affected: [{ versions: ['1.0.0'] }],
  })
})

it('13: a tree that is composed of itself ends', () => {
  const loop = (id: string, other: string) => ({
    product_reference: other,
    relates_to_product_reference: other,
    full_product_name: { product_id: id, name: id },
  })
  const { value } = read({
    product_tree: { relationships: [loop('A', 'B'), loop('B', 'A')] },
    vulnerabilities: [{ cve: 'CVE-2026-1', product_status: { known_affected: ['A', 'gone'] } }],
  })

  expect(recordsOf(value)[0]).toMatchObject({ byName: 2, advisory: { affected: [] } })
})
