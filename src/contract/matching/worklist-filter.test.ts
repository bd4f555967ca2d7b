import { expect, it } from 'vitest'
import { z } from 'zod'
import { worklistFilter } from './worklist-filter.ts'

const Filter = z.strictObject(worklistFilter)

it('reads what is wanted and what is left out', () => {
  expect(
    Filter.parse({ severity: 'critical,high', kind: '!host', epss: '0.1,unknown', since: '7d' }),
  ).toEqual({
    severity: { values: ['critical', 'high'], unwanted: false },
    kind: { values: ['host'], unwanted: true },
    epss: { values: ['0.1', 'unknown'], unwanted: false },
    since: { values: ['7d'], unwanted: false },
  })
})

it.each([
  { severity: 'worst' },
  { severity: '' },
  { severity: '!' },
  { severity: 'high,' },
  { epss: '1.5' },
  { epss: '-1' },
  { since: '0d' },
  { since: 'yesterday' },
  { division: 'a' },
  { kind: "host' or 1=1" },
  { side: 'it,it'.repeat(40) },
  { other: 'x' },
])('refuses %j', (filter) => {
  expect(Filter.safeParse(filter).success).toBe(false)
})
