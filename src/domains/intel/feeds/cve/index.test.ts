import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { cve } from './index.ts'

const fixture = new URL('../../../../formats/advisory/cve/fixtures/whole-record.json', import.meta.url)

it('takes title, severities of every voice, decisions and products from the record', () => {
  const facts = cve.read(readFileSync(fixture))

  expect(facts.ok && facts.value).toMatchObject({
    name: 'CVE-2026-2001',
    names: ['CVE-2026-2001'],
    title: 'Reader reads beyond its buffer',
    severityScore: 9.8,
    exploitation: { addedOn: '2026-02-10' },
    ecosystems: [
      { name: 'npm', hasScheme: true },
      { name: 'CPE', hasScheme: true },
    ],
    // The firmware is named in words and by CPE, alike.
    uncompared: 0,
  })
  expect(facts.ok && facts.value.decisions).toHaveLength(3)
})

it('tells records from what lies beside them in the folder of the list', () => {
  const names = [
    'cves/2026/2xxx/CVE-2026-2001.json',
    'records.ndjson',
    'published.json',
    'cves/delta.json',
    'cves/deltaLog.json',
  ]

  expect(names.map(cve.isRecord)).toEqual([true, true, true, false, false])
})
