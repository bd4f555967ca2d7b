import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { steady } from './steady-rows.ts'

interface Row {
  readonly id: string
  readonly value?: number
}

const keyOf = (row: Row) => row.id
const rows = (...ids: readonly string[]): Row[] => ids.map((id) => ({ id }))

it('shows all at first', () => {
  expect(steady([], rows('a', 'b'), keyOf)).toMatchObject({ shown: rows('a', 'b'), added: 0 })
})

it('renews values where they stand', () => {
  const latest = [
    { id: 'b', value: 2 },
    { id: 'a', value: 1 },
  ]

  expect(steady<Row>(rows('a', 'b'), latest, keyOf).shown).toEqual([
    { id: 'a', value: 1 },
    { id: 'b', value: 2 },
  ])
})

it('lets new rows wait and counts them', () => {
  const result = steady(rows('a', 'b'), rows('new', 'a', 'also', 'b'), keyOf)

  expect(result.shown).toEqual(rows('a', 'b'))
  expect(result.added).toBe(2)
})

it('appends what was loaded after the last row', () => {
  const result = steady(rows('a', 'b'), rows('a', 'b', 'c', 'd'), keyOf)

  expect(result.shown).toEqual(rows('a', 'b', 'c', 'd'))
  expect(result.added).toBe(0)
})

it('keeps a row that went away, and says so', () => {
  const result = steady(rows('a', 'b', 'c'), rows('a', 'c'), keyOf)

  expect(result.shown).toEqual(rows('a', 'b', 'c'))
  expect([...result.gone]).toEqual(['b'])
})

it('never moves a row that was shown, and accounts for every other', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String))
  fc.assert(
    fc.property(ids, ids, (before, after) => {
      const { shown, added, gone } = steady(rows(...before), rows(...after), keyOf)

      expect(shown.slice(0, before.length).map(keyOf)).toEqual(before.length === 0 ? [] : before)
      expect(shown.length - gone.size + added).toBe(after.length)
    }),
  )
})
