import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { isSlot, proposeSlots } from './slots.ts'

it('puts a single file into the main slot', () => {
  expect(proposeSlots(['backend.cdx.json'])).toEqual(['main'])
})

it('gives several files slots after their names', () => {
  expect(proposeSlots(['Backend.cdx.json', 'front end.json.gz', '構成.json', 'backend.cdx.json'])).toEqual([
    'backend-cdx',
    'front-end',
    'document',
    'backend-cdx-2',
  ])
})

it('proposes only slots that the server takes, each once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', maxLength: 90 }), { minLength: 1, maxLength: 12 }),
      (names) => {
        const slots = proposeSlots(names)

        expect(slots.filter((slot) => !isSlot(slot))).toEqual([])
        expect(new Set(slots).size).toBe(names.length)
      },
    ),
  )
})
