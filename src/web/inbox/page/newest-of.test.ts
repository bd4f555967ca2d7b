import { expect, it } from 'vitest'
import { newestOf } from './newest-of.ts'

it('is the last time at which something came or came back', () => {
  expect(
    newestOf([
      { createdAt: '2026-11-20T00:00:00Z', wokeAt: '2026-11-23T08:00:00.5Z' },
      { createdAt: '2026-11-23T08:00:00Z', wokeAt: null },
    ]),
  ).toBe('2026-11-23T08:00:00.5Z')
})

it('is unknown of nothing', () => {
  expect(newestOf([])).toBeNull()
})
