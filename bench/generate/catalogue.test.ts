import { expect, it } from 'vitest'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { makeCatalogue, purlOf } from './catalogue.ts'

it('makes exactly as many distinct components as asked, the same each time', () => {
  const catalogue = makeCatalogue(5000)
  const purls = catalogue.components.map(purlOf)

  expect(new Set(purls).size).toBe(5000)
  expect(makeCatalogue(5000).components.map(purlOf)).toEqual(purls)
})

it('writes package URLs that are read without complaint', () => {
  for (const component of makeCatalogue(600).components) expect(parsePurl(purlOf(component)).ok).toBe(true)
})

it('makes a few packages popular and most of them rare', () => {
  const { components } = makeCatalogue(5000)
  const weights = components.map((one) => one.weight).toSorted((a, b) => b - a)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const ofTheFirstTenth = weights.slice(0, 500).reduce((sum, weight) => sum + weight, 0)

  expect(ofTheFirstTenth / total).toBeGreaterThan(0.4)
  expect(ofTheFirstTenth / total).toBeLessThan(0.9)
})
