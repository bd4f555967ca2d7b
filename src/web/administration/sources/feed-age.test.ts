import { expect, it } from 'vitest'
import { daysSince } from './feed-age.ts'

const now = Date.parse('2026-11-22T10:00:00Z')

it('counts whole days', () => {
  expect(daysSince('2026-11-22T00:00:00Z', now)).toBe(0)
  expect(daysSince('2026-11-21T10:00:00Z', now)).toBe(1)
  expect(daysSince('2026-11-12T10:00:01Z', now)).toBe(9)
})

it('takes a server’s clock that is ahead for now', () => {
  expect(daysSince('2026-11-22T10:05:00Z', now)).toBe(0)
})
