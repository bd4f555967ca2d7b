import { describe, expect, it } from 'vitest'
import { nextAt, type SnoozeUntil, wakeAt } from './snooze.ts'

const tokyo = 'Asia/Tokyo'
// A Monday, 20:30 in Tokyo.
const now = Temporal.Instant.from('2026-11-23T11:30:00Z')

function wakes(until: SnoozeUntil, at = now, zone = tokyo): string | undefined {
  return wakeAt(until, at, zone)?.toString()
}

describe('what is put off comes back', () => {
  it('tomorrow at eight by the person’s own clock', () => {
    expect(wakes('tomorrow')).toBe('2026-11-23T23:00:00Z')
    expect(wakes('tomorrow', now, 'America/New_York')).toBe('2026-11-24T13:00:00Z')
  })

  it('next Monday at eight, on a Monday in a week', () => {
    expect(wakes('monday')).toBe('2026-11-29T23:00:00Z')
    expect(wakes('monday', Temporal.Instant.from('2026-11-29T03:00:00Z'))).toBe('2026-11-29T23:00:00Z')
  })

  it('at the local time that was chosen', () => {
    expect(wakes({ local: '2026-12-01T13:15' })).toBe('2026-12-01T04:15:00Z')
  })

  it('across a change of the clocks', () => {
    const before = Temporal.Instant.from('2026-03-28T12:00:00Z')

    expect(wakes('tomorrow', before, 'Europe/Berlin')).toBe('2026-03-29T06:00:00Z')
  })

  it.each([['2026-11-23T20:30'], ['2025-01-01T08:00'], ['2027-11-24T08:00'], ['2026-02-30T08:00'], ['x']])(
    'not at %s, which has passed, is too far or does not exist',
    (local) => {
      expect(wakes({ local })).toBeUndefined()
    },
  )
})

describe('the day’s mail', () => {
  it('goes out today if its time is still to come, else tomorrow', () => {
    expect(nextAt('21:00', now, tokyo).toString()).toBe('2026-11-23T12:00:00Z')
    expect(nextAt('20:30', now, tokyo).toString()).toBe('2026-11-24T11:30:00Z')
    expect(nextAt('08:00', now, tokyo).toString()).toBe('2026-11-23T23:00:00Z')
  })
})
