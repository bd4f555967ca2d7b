import { expect, it } from 'vitest'
import { makeCatalogue } from './catalogue.ts'
import { drawCompositions, drawSizes } from './compositions.ts'

const wanted = { items: 120, occurrences: 40_000 }
const catalogue = makeCatalogue(3000)
const compositions = [...drawCompositions(catalogue, wanted)]

it('draws the same for the same company', () => {
  expect([...drawCompositions(catalogue, wanted)]).toEqual(compositions)
})

it('holds every component of the catalogue somewhere, and none twice in one item', () => {
  const held = new Set(compositions.flatMap((one) => one.components))

  expect(held.size).toBe(3000)
  for (const { components } of compositions) expect(new Set(components).size).toBe(components.length)
})

it('puts at most two versions of a package into one item', () => {
  for (const { components } of compositions) {
    const names = components.map((position) => {
      const holder = catalogue.components[position]?.package
      return `${holder?.ecosystem.type} ${holder?.name}`
    })
    const counts = [...Map.groupBy(names, (name) => name).values()].map((same) => same.length)
    expect(Math.max(...counts)).toBeLessThanOrEqual(2)
  }
})

it('comes to as many occurrences as asked, but for what an item cannot fill', () => {
  const total = compositions.reduce((sum, one) => sum + one.components.length, 0)

  expect(total).toBeGreaterThan(0.97 * wanted.occurrences)
  expect(total).toBeLessThanOrEqual(wanted.occurrences)
})

it('makes items of very different sizes', () => {
  const sizes = drawSizes({ items: 2000, occurrences: 1_000_000 })

  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1_000_000)
  expect(Math.min(...sizes)).toBeLessThan(80)
  expect(Math.max(...sizes)).toBeGreaterThan(1500)
})

it('puts the library that is everywhere into most items', () => {
  const first = catalogue.components.length - catalogue.everywhere.versions.length
  const holders = compositions.filter((one) => one.components.some((position) => position >= first))

  expect(holders.length / compositions.length).toBeCloseTo(0.6, 0)
})
