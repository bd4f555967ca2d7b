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
