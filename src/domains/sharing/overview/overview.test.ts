import { expect, it } from 'vitest'
import { newId } from '#kernel/ids/ids.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import { firstIdAt, newsSince, sayable } from './overview.ts'

const now = Temporal.Instant.from('2026-11-23T03:00:00Z')

it('takes a day for news unless asked otherwise, never more than 31, never the future', () => {
  const from = (asked?: string) =>
    newsSince(asked === undefined ? undefined : Temporal.Instant.from(asked), now).toString()

  expect(from()).toBe('2026-11-22T03:00:00Z')
  expect(from('2026-11-20T12:00:00Z')).toBe('2026-11-20T12:00:00Z')
  expect(from('2025-01-01T00:00:00Z')).toBe('2026-10-23T03:00:00Z')
  expect(from('2027-01-01T00:00:00Z')).toBe('2026-11-23T03:00:00Z')
})

it('knows the first id of a moment', () => {
  const id = newId(fixedClock(now.toString()))

  expect(firstIdAt(now) <= id).toBe(true)
  expect(firstIdAt(now.add({ milliseconds: 1 })) > id).toBe(true)
  expect(firstIdAt(now)).toHaveLength(36)
})

it('says counts up to ten thousand', () => {
  expect([10_000, 10_001].map(sayable)).toEqual([10_000, null])
})
