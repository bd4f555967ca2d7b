import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { afterQuiet, type QuietHours } from './quiet-hours.ts'

const night: QuietHours = { begins: '22:00:00', ends: '07:00:00', timeZone: 'Asia/Tokyo' }
const noon: QuietHours = { begins: '12:00:00', ends: '13:30:00', timeZone: 'Asia/Tokyo' }

it.each([
  [night, '2026-07-01T12:59:59Z', '2026-07-01T12:59:59Z'],
  [night, '2026-07-01T13:00:00Z', '2026-07-01T22:00:00Z'],
  [night, '2026-07-01T16:00:00Z', '2026-07-01T22:00:00Z'],
  [night, '2026-07-01T21:59:59Z', '2026-07-01T22:00:00Z'],
  [night, '2026-07-01T22:00:00Z', '2026-07-01T22:00:00Z'],
  [noon, '2026-07-01T03:00:00Z', '2026-07-01T04:30:00Z'],
  [noon, '2026-07-01T04:30:00Z', '2026-07-01T04:30:00Z'],
  [null, '2026-07-01T16:00:00Z', '2026-07-01T16:00:00Z'],
])('waits for the end of %j from %s until %s', (quiet, moment, wanted) => {
  expect(afterQuiet(Temporal.Instant.from(moment), quiet).toString()).toBe(wanted)
})

it('never ends within quiet hours, nor later than a day', () => {
  const aTime = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map((parts) => `${parts.map((part) => String(part).padStart(2, '0')).join(':')}:00`)
  fc.assert(
    fc.property(aTime, aTime, fc.nat(2 * 86_400), (begins, ends, seconds) => {
      fc.pre(begins !== ends)
      const quiet = { begins, ends, timeZone: 'Europe/Berlin' }
      const moment = Temporal.Instant.from('2026-10-24T00:00:00Z').add({ seconds })

      const due = afterQuiet(moment, quiet)

      expect(afterQuiet(due, quiet).toString()).toBe(due.toString())
      expect(due.since(moment).total('hours')).toBeLessThanOrEqual(25)
    }),
  )
})
