import { expect, it } from 'vitest'
import { osv } from './index.ts'

function read(record: object) {
  const facts = osv.read(
    Buffer.from(JSON.stringify({ schema_version: '1.7.0', modified: '2026-11-22T00:00:00Z', ...record })),
  )
  if (!facts.ok) throw new Error('the record cannot be read')
  return facts.value
}

it('names a vulnerability by the record, its aliases and the CVEs that a distribution fixes', () => {
  const facts = read({
    id: 'DSA-1-1',
    aliases: ['ghsa-aaaa-bbbb-cccc'],
    upstream: ['cve-2026-0001', 'GHSA-dddd-eeee-ffff'],
  })

  expect(facts.names).toEqual(['DSA-1-1', 'GHSA-aaaa-bbbb-cccc', 'CVE-2026-0001'])
})

it.each([
  {
    about: 'an advisory of a distribution',
    id: 'RLSA-2026:1',
    ecosystem: 'Rocky Linux:9',
    named: ['CVE-2026-0001', 'CVE-2026-0002'],
  },
  {
    about: 'one that names what it mends',
    id: 'DSA-2-1',
    upstream: ['CVE-2026-0009'],
    ecosystem: 'Debian:12',
    named: ['CVE-2026-0009'],
  },
  { about: 'a record of the flaw itself', id: 'CVE-2026-0008', ecosystem: 'Debian:12', named: [] },
  { about: 'a package of a language', id: 'GHSA-aaaa-bbbb-cccc', ecosystem: 'npm', named: [] },
])('takes what is related for what is mended by $about', ({ id, upstream = [], ecosystem, named }) => {
  const related = ['CVE-2026-0001', 'CVE-2026-0002', 'RHSA-2026:1']
  const facts = read({
    id,
    upstream,
    related,
    affected: [{ package: { ecosystem, name: 'a' }, versions: ['1'] }],
  })

  expect(facts.names).toEqual([id, ...named])
})

it('takes the first line of the details where there is no summary', () => {
  expect(read({ id: 'X-1', details: '\n# A flaw\nmore' }).title).toBe('A flaw')
})

it('keeps the rating in our words, and no rating as unknown', () => {
  expect(read({ id: 'X-1', database_specific: { severity: 'MODERATE' } }).severityRating).toBe('medium')
  expect(read({ id: 'X-1' }).severityRating).toBeNull()
})

it('refuses what is no record, with the place', () => {
  const refused = osv.read(Buffer.from('{"summary": "no id"}'))

  expect(refused.ok).toBe(false)
})
