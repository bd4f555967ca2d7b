import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { nvd } from './index.ts'

function read(cve: object) {
  const facts = nvd.read(
    Buffer.from(JSON.stringify({ cve: { id: 'CVE-2026-1000', vulnStatus: 'Received', ...cve } })),
  )
  if (!facts.ok) throw new Error(JSON.stringify(facts.problems))
  return facts.value
}

const described = (value: string) => read({ descriptions: [{ lang: 'en', value }] }).title

it('is named by its CVE alone, and titled by the first sentence', () => {
  expect(read({}).names).toEqual(['CVE-2026-1000'])
  expect(described('The reader\nbefore 2.1 reads too far. More follows.')).toBe(
    'The reader before 2.1 reads too far',
  )
  expect(described('')).toBe('')
  expect(described(`${'word '.repeat(100)}end.`)).toMatch(/^(?:word )+word…$/)
})

it('rates by the leading severity, with its own word and number', () => {
  const fixture = new URL('../../../../formats/advisory/nvd/fixtures/answer-2-0.json', import.meta.url)
  const facts = nvd.read(readFileSync(fixture))

  expect(facts.ok && facts.value).toMatchObject({
    severityVector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    severityScore: 9.8,
    severityRating: 'critical',
    givenScore: 9.8,
    exploitation: { addedOn: '2026-02-10' },
    ecosystems: [
      { name: 'npm', hasScheme: true },
      { name: 'CPE', hasScheme: true },
    ],
    // The firmware, `read:er` and the kit have CPE names.
    uncompared: 0,
  })
})

it('leaves what nobody says unknown', () => {
  expect(read({})).toMatchObject({
    severityVector: null,
    severityScore: null,
    severityRating: null,
    affected: '[]',
    uncompared: 0,
  })
})

it('takes every JSON file for its own', () => {
  expect(['nvdcve-2.0-2026.json', 'page.ndjson', 'README.md'].map(nvd.isRecord)).toEqual([true, true, false])
})
