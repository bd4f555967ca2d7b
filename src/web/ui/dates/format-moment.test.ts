import { expect, it } from 'vitest'
import { explainMoment, formatDay, formatMoment, formatRecent } from './format-moment.ts'

const tokyo = { language: 'ja', timeZone: 'Asia/Tokyo' } as const
const london = { language: 'en', timeZone: 'Europe/London' } as const

it('writes a moment as each language does, in the reader’s zone', () => {
  expect(formatMoment('2026-11-22T10:40:05Z', tokyo)).toBe('2026/11/22 19:40')
  expect(formatMoment('2026-11-22T19:40:05Z', london)).toBe('22 Nov 2026 19:40')
})

it('writes midnight as 00, and pads only where the language does', () => {
  expect(formatMoment('2026-01-04T15:05:00Z', tokyo)).toBe('2026/01/05 00:05')
  expect(formatMoment('2026-09-04T23:05:00Z', london)).toBe('5 Sep 2026 00:05')
})

it('takes the day of the reader’s zone', () => {
  expect(formatDay('2026-11-22T20:00:00Z', tokyo)).toBe('2026/11/23')
  expect(formatDay('2026-11-22T20:00:00Z', london)).toBe('22 Nov 2026')
})

it('says the zone and UTC on demand', () => {
  expect(explainMoment('2026-11-22T10:40:05Z', tokyo)).toBe(
    '2026/11/22 19:40:05 Asia/Tokyo = 2026/11/22 10:40:05 UTC',
  )
  expect(explainMoment('2026-11-22T10:40:05Z', { language: 'en', timeZone: 'UTC' })).toBe(
    '22 Nov 2026 10:40:05 UTC',
  )
})

it('speaks relatively only under an hour', () => {
  const now = Date.parse('2026-11-22T10:40:00Z')

  expect(formatRecent('2026-11-22T10:28:00Z', now, 'en')).toBe('12 minutes ago')
  expect(formatRecent('2026-11-22T10:28:00Z', now, 'ja')).toBe('12 分前')
  expect(formatRecent('2026-11-22T10:52:00Z', now, 'en')).toBe('in 12 minutes')
  expect(formatRecent('2026-11-22T09:40:00Z', now, 'en')).toBeNull()
})
