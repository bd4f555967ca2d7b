import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { advisoryReaders, recogniseAdvisory } from '../index.ts'
import { nvd } from './index.ts'
import { readNvd } from './read.ts'

function fixture(name: string): Buffer {
  return readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url))
}

function readFixture(name: string) {
  const result = readNvd(fixture(name))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

it('reads an answer of the API with everything in it', () => {
  const { value, warnings } = readFixture('answer-2-0')

  expect(warnings).toEqual([])
  expect(value).toMatchObject({
    format: 'nvd',
    id: 'CVE-2026-1001',
    aliases: [],
    published: '2026-02-03T04:05:06.7Z',
    modified: '2026-03-01T00:00:00Z',
    withdrawn: null,
    summary: null,
    details: 'The example reader before 2.1 reads beyond its buffer. More follows.',
    cwes: ['CWE-125'],
    references: [
      { kind: 'exploit', url: 'https://example.jp/advisory' },
      { kind: 'fix', url: 'https://git.example/fix' },
    ],
    exploitation: {
      name: 'Example Reader Out-of-Bounds Read',
      addedOn: '2026-02-10',
      dueOn: '2026-03-03',
      action: 'Apply updates.',
    },
    unused: [
      { field: 'sourceIdentifier', count: 1 },
      { field: 'vendorComments', count: 1 },
    ],
  })
  expect(
    value.severities.map(({ system, score, source, given }) => [system, score, source, given?.word]),
  ).toEqual([
    ['cvss-v3', 9.8, 'nvd@nist.gov', 'CRITICAL'],
    ['cvss-v3', 8.4, 'security@example.jp', 'HIGH'],
    ['cvss-v2', 7.5, 'nvd@nist.gov', 'HIGH'],
  ])
  expect(value.decisions?.map(({ point, value: told, source }) => `${source} ${point}=${told}`)).toEqual([
    'CISA-ADP E=P',
    'CISA-ADP A=Y',
    'CISA-ADP TI=T',
  ])
})

it('keeps configurations as they are: nodes, negation, bounds, and what things run on', () => {
  const { value } = readFixture('answer-2-0')

  expect(value.configurations).toEqual([
    {
      source: null,
      isComplete: true,
      root: {
        operator: 'and',
        negate: false,
        matches: [],
        children: [
          {
            operator: 'or',
            negate: false,
            children: [],
            matches: [
              {
                vulnerable: true,
                criteria: 'cpe:2.3:o:example:reader_firmware:*:*:*:*:*:*:*:*',
                startIncluding: '1.0',
                startExcluding: null,
                endIncluding: null,
                endExcluding: '2.1',
                id: 'A-1',
              },
              expect.objectContaining({
                criteria: 'cpe:2.3:a:example:read\\:er:*:*:*:*:*:*:*:*',
                startExcluding: '0.9',
                endIncluding: '2.0',
                id: null,
              }),
            ],
          },
          expect.objectContaining({
            negate: true,
            matches: [expect.objectContaining({ vulnerable: false })],
          }),
        ],
      },
    },
    expect.objectContaining({ root: expect.objectContaining({ operator: null }), isComplete: true }),
  ])
})

it('makes ranges of products that are packages', () => {
  expect(readFixture('answer-2-0').value.affected).toMatchObject([
    {
      ecosystem: 'npm',
      name: '@example/reader',
      isComplete: true,
      ranges: [
        {
          kind: 'ecosystem',
          events: [
            { kind: 'introduced', version: '1.0.0' },
            { kind: 'fixed', version: '2.1.0' },
          ],
        },
      ],
    },
  ])
})

it('reads an item of the feeds 1.1', () => {
  const { value, warnings } = readFixture('item-1-1')

  expect(warnings).toEqual([])
  expect(value).toMatchObject({
    id: 'CVE-2019-1001',
    published: '2019-01-02T13:00:00Z',
    modified: '2019-02-02T13:15:00Z',
    cwes: ['CWE-79'],
    references: [{ kind: 'advisory', url: 'https://example.jp/1' }],
    configurations: [
      {
        isComplete: true,
        root: {
          operator: 'and',
          matches: [],
          children: [
            { operator: 'or', matches: [{ vulnerable: true, endExcluding: '1.2' }] },
            { operator: 'or', negate: true, matches: [{ vulnerable: false }] },
          ],
        },
      },
    ],
  })
  expect(value.severities.map(({ system, score }) => [system, score])).toEqual([
    ['cvss-v3', 6.1],
    ['cvss-v2', 4.3],
  ])
})

it('takes a rejected record for withdrawn, in either format', () => {
  const legacy = JSON.parse(fixture('item-1-1').toString())
  legacy.cve.description.description_data[0].value = '** REJECT ** Do not use.'
  const read = readNvd(JSON.stringify(legacy))

  expect(readFixture('rejected').value).toMatchObject({ withdrawn: '2026-03-01T00:00:00Z', affected: [] })
  expect(read.ok && read.value.withdrawn).toBe('2019-02-02T13:15:00Z')
})

it('tells every place that cannot be read, and marks the configuration', () => {
  const { value, warnings } = readFixture('broken-in-many-places')

  expect(warnings.map(({ path, code }) => `${code} ${path}`).toSorted()).toMatchInlineSnapshot(`
    [
      "advisory.cpe-not-valid /cve/configurations/0/nodes/0/cpeMatch/1/criteria",
      "advisory.decision-not-read /cve/metrics/ssvcV203/0/ssvcData/options/0",
      "advisory.operator-unknown /cve/configurations/0/operator",
      "advisory.vector-missing /cve/metrics/cvssMetricV31/2/cvssData",
      "cvss.metric-missing /cve/metrics/cvssMetricV31/1/cvssData/vectorString",
      "cvss.metric-missing /cve/metrics/cvssMetricV31/1/cvssData/vectorString",
      "cvss.metric-missing /cve/metrics/cvssMetricV31/1/cvssData/vectorString",
      "cvss.metric-missing /cve/metrics/cvssMetricV31/1/cvssData/vectorString",
      "cvss.metric-missing /cve/metrics/cvssMetricV31/1/cvssData/vectorString",
      "cvss.metric-missing /cve/metrics/cvssMetricV31/1/cvssData/vectorString",
      "cvss.metric-missing /cve/metrics/cvssMetricV31/1/cvssData/vectorString",
      "feed.date-not-valid /cve/cisaExploitAdd",
      "json.field-missing /cve/metrics/cvssMetricV31/0",
      "json.field-missing /cve/references/0",
      "json.time-not-valid /cve/published",
      "json.wrong-kind /cve/configurations/0/nodes/0/cpeMatch/0",
      "json.wrong-kind /cve/configurations/0/nodes/0/cpeMatch/2/versionEndExcluding",
      "json.wrong-kind /cve/configurations/0/nodes/0/negate",
      "json.wrong-kind /cve/descriptions",
    ]
  `)
  expect(value.configurations?.map(({ isComplete }) => isComplete)).toEqual([false])
  expect(value).toMatchObject({ published: null, details: null, decisions: [], exploitation: null })
})

describe('refuses', () => {
  it.each([
    ['what is no object', '[]', 'advisory.not-nvd'],
    ['a record without id', '{"cve":{"vulnStatus":"x"}}', 'advisory.id-missing'],
    ['a number that is none', '{"cve":{"id":"CVE-1"}}', 'feed.cve-not-valid'],
    ['a record of another kind', '{"id":"CVE-2026-1000","affected":[]}', 'advisory.not-nvd'],
    ['another data set', '{"format":"NVD_CPE","products":[]}', 'advisory.other-product'],
    ['an answer of several', '{"vulnerabilities":[{},{}]}', 'advisory.not-one-record'],
    ['what is not JSON', '{"cve":', 'json.ends-early'],
  ])('%s', (_what, text, code) => {
    expect(readNvd(text)).toMatchObject({ ok: false, problems: [{ code }] })
  })
})

it('is told from the other formats of advisories', () => {
  for (const name of ['answer-2-0', 'item-1-1', 'rejected'])
    expect(recogniseAdvisory(fixture(name))).toBe(nvd)
  expect(
    [...advisoryReaders.values()].filter((reader) => reader.recognises(fixture('answer-2-0').toString())),
  ).toEqual([nvd])
})
