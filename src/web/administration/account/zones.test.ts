import { expect, it } from 'vitest'
import { listZones } from './zones.ts'

const winter = new Date('2026-01-15T00:00:00Z')

it('tells how far each zone is from UTC', () => {
  const zones = new Map(listZones('Asia/Tokyo', winter).map(({ value, label }) => [value, label]))

  expect(zones.get('Asia/Tokyo')).toBe('Asia/Tokyo (UTC+09:00)')
  expect(zones.get('UTC')).toBe('UTC (UTC+00:00)')
  expect(zones.get('America/New_York')).toBe('America/New_York (UTC-05:00)')
})

it('offers the one the person has, once', () => {
  const values = listZones('Etc/GMT-9', winter).map(({ value }) => value)

  expect(values.filter((value) => value === 'Etc/GMT-9')).toHaveLength(1)
  expect(new Set(values).size).toBe(values.length)
})
