import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { recogniseAdvisory } from '../index.ts'
import { cve } from './index.ts'
import { readCve } from './read.ts'

function fixture(name: string): Buffer {
  return readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url))
}

function readFixture(name: string) {
  const result = readCve(fixture(name))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

it('reads a record with the containers of all its voices', () => {
  const { value, warnings } = readFixture('whole-record')

  expect(warnings).toEqual([])
  expect(value).toMatchObject({
    format: 'cve',
    id: 'CVE-2026-2001',
    published: '2026-02-03T04:05:06Z',
    modified: '2026-03-01T00:00:00Z',
    withdrawn: null,
    summary: 'Reader reads beyond its buffer',
    details: 'The reader reads beyond.',
    cwes: ['CWE-125'],
    references: [
      { kind: 'advisory', url: 'https://example.jp/advisory' },
      { kind: 'fix', url: 'https://git.example/fix' },
    ],
    exploitation: { addedOn: '2026-02-10' },
    unused: [
      { field: 'containers.cna.solutions', count: 1 },
      { field: 'containers.cna.credits', count: 1 },
    ],
  })
  expect(value.severities.map(({ system, score, source }) => [system, score, source])).toEqual([
    ['cvss-v4', 9.3, 'example'],
    ['cvss-v3', 9.8, 'CISA-ADP'],
  ])
  expect(value.decisions).toEqual([
    { point: 'E', value: 'A', source: 'CISA-ADP', at: '2026-02-04T00:00:00.5Z' },
    { point: 'A', value: 'Y', source: 'CISA-ADP', at: '2026-02-04T00:00:00.5Z' },
    { point: 'TI', value: 'T', source: 'CISA-ADP', at: '2026-02-04T00:00:00.5Z' },
  ])
})

it('keeps every product as named, and makes packages of those that say which they are', () => {
  const { value } = readFixture('whole-record')

  expect(value.products).toMatchObject([
    { source: 'example', purl: 'pkg:npm/%40example/reader', versions: [{ changes: [{ at: '2.1.0' }] }] },
    { product: 'Reader Firmware', defaultStatus: 'unknown', platforms: ['arm'], purl: null },
  ])
  expect(value.affected).toMatchObject([
    {
      ecosystem: 'npm',
      name: '@example/reader',
      isComplete: true,
      ranges: [
        {
          events: [
            { kind: 'introduced', version: '1.0.0' },
            { kind: 'fixed', version: '2.1.0' },
          ],
        },
      ],
    },
  ])
  expect(value.configurations).toMatchObject([{ source: 'example', root: { operator: 'and' } }])
})

it('takes a rejected record for withdrawn, and what replaces it for near, not the same', () => {
  expect(readFixture('rejected')).toMatchObject({
    warnings: [],
    value: {
      withdrawn: '2026-02-28T00:00:00Z',
      aliases: [],
      related: ['CVE-2026-2001'],
      details: 'It is CVE-2026-2001.',
      affected: [],
    },
  })
})

it('tells every place that cannot be read', () => {
  const { value, warnings } = readFixture('broken-in-many-places')

  expect(warnings.map(({ path, code }) => `${code} ${path}`).toSorted()).toMatchInlineSnapshot(`
    [
      "advisory.decision-not-read /containers/cna/metrics/1/other/content/options/0",
      "advisory.decision-not-read /containers/cna/metrics/1/other/content/options/1",
      "advisory.entry-not-read /containers/cna/affected/1/versions/0",
      "advisory.entry-not-read /containers/cna/affected/1/versions/1",
      "advisory.entry-not-read /containers/cna/affected/1/versions/2",
      "advisory.entry-not-read /containers/cna/affected/1/versions/3",
      "advisory.status-unknown /containers/cna/affected/1/versions/1/status",
      "cvss.metric-missing /containers/cna/metrics/0/cvssV3_1/vectorString",
      "cvss.metric-missing /containers/cna/metrics/0/cvssV3_1/vectorString",
      "cvss.metric-missing /containers/cna/metrics/0/cvssV3_1/vectorString",
      "cvss.metric-missing /containers/cna/metrics/0/cvssV3_1/vectorString",
      "cvss.metric-missing /containers/cna/metrics/0/cvssV3_1/vectorString",
      "json.field-missing /containers/cna/metrics/2/other/content",
      "json.time-not-valid /cveMetadata/datePublished",
      "json.wrong-kind /containers/adp",
      "json.wrong-kind /containers/cna/affected/0",
      "json.wrong-kind /containers/cna/affected/1/versions/2/version",
      "json.wrong-kind /containers/cna/title",
      "purl.no-scheme /containers/cna/affected/1/packageURL",
    ]
  `)
  expect(value.products).toMatchObject([{ vendor: null, purl: null, isComplete: false, versions: [] }])
  expect(value).toMatchObject({ decisions: [], exploitation: null, published: null })
})

describe('refuses', () => {
  const meta = { cveId: 'CVE-2026-2000', state: 'PUBLISHED' }
  it.each([
    ['another kind of document', { dataType: 'X' }, 'advisory.not-cve'],
    ['format 4', { dataType: 'CVE_RECORD', dataVersion: '4.0' }, 'advisory.version-not-supported'],
    ['a record without id', { dataType: 'CVE_RECORD', cveMetadata: {} }, 'advisory.id-missing'],
    ['a number that is none', { dataType: 'CVE_RECORD', cveMetadata: { cveId: '1' } }, 'feed.cve-not-valid'],
    [
      'a reserved number',
      { dataType: 'CVE_RECORD', cveMetadata: { ...meta, state: 'RESERVED' } },
      'advisory.not-published',
    ],
    ['a record without its CNA', { dataType: 'CVE_RECORD', cveMetadata: meta }, 'json.field-missing'],
  ])('%s', (_what, record, code) => {
    expect(readCve(JSON.stringify(record))).toMatchObject({ ok: false, problems: [{ code }] })
  })
})

it('is told from the other formats of advisories', () => {
  expect(recogniseAdvisory(fixture('whole-record'))).toBe(cve)
  expect(recogniseAdvisory(fixture('rejected'))).toBe(cve)
})
