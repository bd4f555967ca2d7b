import { describe, expect, it } from 'vitest'
import { readHomeSearch, sinceOf } from './period.ts'
import { readVisits, visitAgain, writeVisits } from './visits.ts'

const now = Date.parse('2026-11-23T09:00:30Z')
const hour = 3_600_000

describe('how far back', () => {
  it('is a day at least, longer where the last visit was longer ago, never more than the server tells', () => {
    expect(sinceOf('visit', now, undefined)).toBe('2026-11-22T09:00:00.000Z')
    expect(sinceOf('visit', now, now - 2 * hour)).toBe('2026-11-22T09:00:00.000Z')
    expect(sinceOf('visit', now, now - 72 * hour)).toBe('2026-11-20T09:00:00.000Z')
    expect(Date.parse(sinceOf('visit', now, now - 9000 * hour))).toBeGreaterThan(now - 31 * 24 * hour)
  })

  it('is a week or a month where the address says so', () => {
    expect(sinceOf('week', now, undefined)).toBe('2026-11-16T09:00:00.000Z')
    expect(readHomeSearch({ period: 'week', lens: 'csirt' })).toEqual({ period: 'week' })
    expect(readHomeSearch({ period: 'year' })).toEqual({})
  })
})

describe('a visit', () => {
  it('goes on while somebody comes back soon, and is the one before once they were away', () => {
    const first = visitAgain(undefined, 1000)
    const same = visitAgain(first, 1000 + hour / 4)
    const next = visitAgain(same, 1000 + 10 * hour)

    expect(same).toEqual({ now: 1000 + hour / 4 })
    expect(next).toEqual({ now: 1000 + 10 * hour, before: 1000 + hour / 4 })
    expect(visitAgain(next, 1000 + 10 * hour + 1).before).toBe(1000 + hour / 4)
  })

  it('is kept as it was, and what is nothing of ours is nothing', () => {
    expect(readVisits(writeVisits({ now: 5, before: 3 }))).toEqual({ now: 5, before: 3 })
    expect(readVisits(writeVisits({ now: 5 }))).toEqual({ now: 5 })
    expect([null, '', 'x', '-1'].map(readVisits)).toEqual([undefined, undefined, undefined, undefined])
  })
})
