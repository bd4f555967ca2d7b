import { expect, it } from 'vitest'
import { fixedClock } from '../time/clock.ts'
import { isId, newId, newToken } from './ids.ts'

it('makes UUIDv7 that sort by birth', () => {
  const clock = fixedClock('2026-11-22T10:00:00Z')
  const earlier = newId(clock)
  clock.advance({ milliseconds: 1 })
  const later = newId(clock)

  expect(isId(earlier)).toBe(true)
  expect(earlier[14]).toBe('7')
  expect(later > earlier).toBe(true)
  expect(Number.parseInt(earlier.replaceAll('-', '').slice(0, 12), 16)).toBe(
    Date.parse('2026-11-22T10:00:00Z'),
  )
})

it('makes tokens of 256 bits', () => {
  expect(Buffer.from(newToken(), 'base64url')).toHaveLength(32)
})
