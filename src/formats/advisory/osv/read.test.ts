import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { osv } from './index.ts'
import { readOsv } from './read.ts'
import { isReadable, osvVersions, usedFields } from './versions.ts'

function readFixture(name: string) {
  const result = readOsv(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url)))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result
}

it('reads a record with everything in it', () => {
  const { value, warnings } = readFixture('whole-record')

  expect(warnings).toEqual([])
  expect(value).toMatchObject({
    format: 'osv',
    id: 'EXAMPLE-2026-0001',
    aliases: ['CVE-2026-1111'],
    related: ['CVE-2026-2222'],
    upstream: ['CVE-2026-1111'],
    published: '2026-02-03T04:05:06Z',
    modified: '2026-02-04T00:00:00.123Z',
    withdrawn: null,
    summary: '部品の読み込みで境界を越える',
    rating: 'MODERATE',
    cwes: ['CWE-787'],
    references: [
      { kind: 'fix', url: 'https://git.example/reader/commit/1' },
      { kind: 'web', url: 'https://example.jp/' },
    ],
    unused: [
      { field: 'credits', count: 2 },
      { field: 'database_specific.github_reviewed', count: 1 },
    ],
  })
  expect(value.severities.map(({ system }) => system)).toEqual(['cvss-v3', 'cvss-v4'])
})

it('keeps packages with their ranges, versions and what the source adds', () => {
  const { value } = readFixture('whole-record')

  expect(value.affected).toEqual([
    {
      path: '/affected/0',
      ecosystem: 'npm',
      name: '@example/reader',
      purl: 'pkg:npm/%40example/reader',
      severities: [],
      ranges: [
        {
          kind: 'semver',
          repository: null,
          events: [
            { kind: 'introduced', version: '0' },
            { kind: 'fixed', version: '1.4.2' },
            { kind: 'introduced', version: '2.0.0' },
            { kind: 'last-affected', version: '2.3.0' },
          ],
        },
      ],
      versions: [],
      isComplete: true,
      ecosystemSpecific: null,
      databaseSpecific: { last_known_affected_version_range: '<= 2.3.0' },
    },
    {
      path: '/affected/1',
      ecosystem: 'Debian:12',
      name: 'example-reader',
      purl: 'pkg:deb/debian/example-reader?arch=source',
      severities: [{ system: 'ubuntu', vector: 'medium', score: null, rating: null }],
      ranges: [
        {
          kind: 'ecosystem',
          repository: null,
          events: [
            { kind: 'introduced', version: '0' },
            { kind: 'fixed', version: '1.4.2-1~deb12u1' },
          ],
        },
      ],
      versions: ['1.3.0-1', '1.4.0-1'],
      isComplete: true,
      ecosystemSpecific: { urgency: 'not yet assigned' },
      databaseSpecific: null,
    },
    {
      path: '/affected/2',
      ecosystem: null,
      name: null,
      purl: null,
      severities: [],
      ranges: [
        {
          kind: 'git',
          repository: 'https://git.example/reader',
          events: [
            { kind: 'introduced', version: '0' },
            { kind: 'limit', version: '0123456789abcdef0123456789abcdef01234567' },
          ],
        },
      ],
      versions: [],
      isComplete: true,
      ecosystemSpecific: null,
      databaseSpecific: null,
    },
  ])
})

describe('a record with broken places', () => {
  const { value, warnings } = readFixture('broken-in-many-places')

  it('keeps what is good', () => {
    expect(value.affected.map(({ name, ranges, versions }) => [name, ranges.length, versions])).toEqual([
      ['a', 1, []],
      ['b', 0, ['1.0.0']],
      ['c', 0, []],
      ['d', 1, []],
    ])
    expect(value.related).toEqual(['CVE-2026-2'])
  })

  it('says of which packages a part is missing, so that nobody takes the rest for all', () => {
    expect(value.affected.map(({ name, isComplete }) => [name, isComplete])).toEqual([
      ['a', false],
      ['b', false],
      ['c', false],
      ['d', true],
    ])
  })

  it('reads an event that says two things in one object', () => {
    expect(value.affected[3]?.ranges[0]?.events).toEqual([
      { kind: 'introduced', version: '1.0' },
      { kind: 'fixed', version: '1.2' },
    ])
  })

  it('tells every loss by its place', () => {
    expect(warnings.map(({ path, code }) => `${path} ${code}`)).toEqual([
      '/aliases json.wrong-kind',
      '/related/0 json.wrong-kind',
      '/modified json.time-not-valid',
      '/withdrawn json.wrong-kind',
      '/severity/0/type json.wrong-kind',
      '/severity/0 advisory.severity-not-read',
      '/severity/1 advisory.severity-not-read',
      '/affected/0 json.wrong-kind',
      '/affected/1 advisory.package-missing',
      '/affected/2/ranges/1/events advisory.range-without-introduced',
      '/affected/2/ranges/1 advisory.entry-not-read',
      '/affected/2/ranges/2/events/1 advisory.event-not-read',
      '/affected/2/ranges/2 advisory.entry-not-read',
      '/affected/2/ranges/3/type advisory.range-kind-unknown',
      '/affected/2/ranges/3 advisory.entry-not-read',
      '/affected/2/ranges/4/events json.wrong-kind',
      '/affected/2/ranges/4 advisory.entry-not-read',
      '/affected/2/ranges/5 advisory.entry-not-read',
      '/affected/2/package/purl purl.no-scheme',
      '/affected/3/versions/1 advisory.entry-not-read',
      '/affected/3/versions/2 advisory.entry-not-read',
      '/affected/4/versions json.wrong-kind',
      '/references/0 json.wrong-kind',
      '/references/1 json.field-missing',
    ])
  })
})

describe('a record is refused', () => {
  it.each([
    ['{"id":"X-1",', '/line/1', 'json.ends-early'],
    ['[{"id":"X-1"}]', '', 'advisory.not-osv'],
    ['{"modified":"2026-01-01T00:00:00Z"}', '/id', 'advisory.id-missing'],
    ['{"id":7}', '/id', 'advisory.id-missing'],
    ['{"id":"X-1","schema_version":"2.0.0"}', '/schema_version', 'advisory.version-not-supported'],
  ])('%s', (text, path, code) => {
    expect(readOsv(text)).toMatchObject({ ok: false, problems: [{ path, code }] })
  })
})

it('takes null for absent, as many records do', () => {
  const result = readOsv(
    '{"id":"X-1","modified":"2026-01-01T00:00:00Z","affected":null,"aliases":null,"references":null}',
  )

  expect(result).toMatchObject({ ok: true, value: { affected: [], aliases: [] }, warnings: [] })
})

it('tells a record without a time of change, but reads it', () => {
  expect(readOsv('{"id":"X-1"}')).toMatchObject({
    ok: true,
    value: { modified: null },
    warnings: [{ path: '', code: 'json.field-missing', facts: { field: 'modified' } }],
  })
})

it('reads every minor version of the schema, and records from before it had one', () => {
  expect(osvVersions.every(({ id }) => isReadable(`${id}.0`))).toBe(true)
  expect(isReadable('1.99')).toBe(true)
  expect(isReadable(null)).toBe(true)
  expect(isReadable('10.0')).toBe(false)
})

it('takes over only fields that the schema has', () => {
  const known = new Set(osvVersions.flatMap(({ adds }) => adds))

  expect([...usedFields].filter((field) => !known.has(field))).toEqual([])
})

it('is told from other formats', () => {
  expect(osv.recognises('{"id":"X-1","modified":"2026-01-01T00:00:00Z","affected":[]}')).toBe(true)
  expect(osv.recognises('{"dataType":"CVE_RECORD","containers":{"cna":{"affected":[],"x":{"id":1}}}}')).toBe(
    false,
  )
  expect(osv.recognises('{"document":{"csaf_version":"2.0","tracking":{"id":"X"}}}')).toBe(false)
  expect(osv.recognises('{"bomFormat":"CycloneDX","vulnerabilities":[{"id":"CVE-1","affected":[]}]}')).toBe(
    false,
  )
})

describe('a title that says that GitHub withdrew the advisory', () => {
  const titled = (id: string, summary: string, withdrawn: string | null = null) =>
    readOsv(JSON.stringify({ id, modified: '2026-01-01T00:00:00Z', summary, withdrawn }))

  it.each([
    'Withdrawn: code is run by a template',
    'Withdrawn Advisory: a dump is not safe',
    'Duplicate Advisory: a parser overflows',
    'WITHDRAWN',
  ])('%s', (summary) => {
    const read = titled('GHSA-aaaa-bbbb-cccc', summary)

    expect(read.ok && read.value.withdrawn?.toString()).toBe('2026-01-01T00:00:00Z')
  })

  it('leaves the time that the record tells', () => {
    const read = titled('GHSA-aaaa-bbbb-cccc', 'Withdrawn: no flaw', '2025-05-05T00:00:00Z')

    expect(read.ok && read.value.withdrawn?.toString()).toBe('2025-05-05T00:00:00Z')
  })

  it.each([
    ['GHSA-aaaa-bbbb-cccc', 'Withdrawn consent is not heeded'],
    ['GHSA-aaaa-bbbb-cccc', 'Money is withdrawn: twice'],
    ['X-1', 'Withdrawn: no flaw'],
  ])('%s %s: is none', (id, summary) => {
    const read = titled(id, summary)

    expect(read.ok && read.value.withdrawn).toBeNull()
  })
})
