import { expect, it } from 'vitest'
import { agoIn } from './ago.ts'

const now = Date.parse('2026-11-23T09:00:00Z')

it.each([
  ['2026-11-13', '10 days ago'],
  ['2026-05-14', '6 months ago'],
  ['2022-10-13', '4 years ago'],
  ['2027-11-11', 'in 11 months'],
  ['2030-11-14', 'in 3 years'],
])('%s is %s', (on, words) => {
  expect(agoIn(on, now, 'en')).toBe(words)
})
