import { describe, expect, it } from 'vitest'
import { advise, growthPerDay } from './advice.ts'
import { ageOf } from './engine-age.ts'

const today = Temporal.PlainDate.from('2026-11-23')
const unknown = { releasedOn: null, builtOn: null, supportEndsOn: null }
const roomy = { freeBytes: 5e11, totalBytes: 1e12 }

describe('the age of the engine', () => {
  it('is told from what the server says it is', () => {
    expect(ageOf('18.4', true)).toEqual({
      releasedOn: '2026-05-14',
      builtOn: '2026-06-06',
      supportEndsOn: '2030-11-14',
    })
  })

  it('says nothing of who built another server', () => {
    expect(ageOf('15.18 (Debian 15.18-0+deb12u1)', false)).toEqual({
      releasedOn: '2026-05-14',
      builtOn: null,
      supportEndsOn: '2027-11-11',
    })
  })

  it('is unknown of what came after us', () => {
    expect(ageOf('29.1', false)).toEqual(unknown)
  })
})

describe('advice', () => {
  const on = (engine: Partial<typeof unknown> | { releasedOn?: string; supportEndsOn?: string }) =>
    advise({ today, engine: { ...unknown, ...engine }, disk: null, dailyBytes: null })

  it('is silent about what is unknown or well', () => {
    expect(on({})).toEqual([])
    expect(on({ releasedOn: '2026-09-01', supportEndsOn: '2030-11-14' })).toEqual([])
    expect(advise({ today, engine: unknown, disk: roomy, dailyBytes: 1e6 })).toEqual([])
  })

  it('names an engine that nobody mends, or soon nobody', () => {
    expect(on({ supportEndsOn: '2026-11-12' })).toEqual([{ code: 'engine-unsupported', on: '2026-11-12' }])
    expect(on({ supportEndsOn: '2027-11-11' })).toEqual([{ code: 'support-ends', on: '2027-11-11' }])
  })

  it('names a release for which updates must have come', () => {
    expect(on({ releasedOn: '2026-05-14' })).toEqual([{ code: 'engine-old', on: '2026-05-14' }])
  })

  it('names a disk that is low, by share or by size', () => {
    const disk = (freeBytes: number, totalBytes: number) =>
      advise({ today, engine: unknown, disk: { freeBytes, totalBytes }, dailyBytes: null })

    expect(disk(9e9, 1e11)).toEqual([{ code: 'disk-low', freeBytes: 9e9 }])
    expect(disk(1e9, 4e9)).toEqual([{ code: 'disk-low', freeBytes: 1e9 }])
    expect(disk(2e10, 1e11)).toEqual([])
  })

  it('names a disk that fills within two months as things go', () => {
    expect(advise({ today, engine: unknown, disk: roomy, dailyBytes: 1e10 })).toEqual([
      { code: 'disk-full-soon', days: 50 },
    ])
    expect(advise({ today, engine: unknown, disk: roomy, dailyBytes: -1e10 })).toEqual([])
  })
})

describe('growth', () => {
  const at = (text: string, bytes: number) => ({ at: Temporal.Instant.from(text), bytes })

  it('is unknown before a day has passed', () => {
    expect(growthPerDay(undefined, at('2026-11-23T00:00:00Z', 5))).toBeNull()
    expect(growthPerDay(at('2026-11-22T12:00:00Z', 1), at('2026-11-23T00:00:00Z', 5))).toBeNull()
  })

  it('is the difference by days', () => {
    expect(growthPerDay(at('2026-11-13T00:00:00Z', 100), at('2026-11-23T00:00:00Z', 1100))).toBe(100)
  })
})
