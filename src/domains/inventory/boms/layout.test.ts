import { expect, it } from 'vitest'
import { type HeldDocument, layOut } from './layout.ts'

function held(parts: Partial<HeldDocument>): HeldDocument {
  return { componentIds: [], depends: [], contains: [], provides: [], ...parts }
}

it('writes each component once, after the one that holds it', () => {
  const layout = layOut([
    held({
      componentIds: [10, 11, 12, 13],
      contains: [2, 0, 2, 1],
      depends: [-1, 3, 3, 0],
      provides: [3, 0],
    }),
    held({ componentIds: [12, 14], contains: [1, 0], depends: [1, 0] }),
  ])

  expect(layout.ids).toEqual([13, 14, 12, 10, 11])
  expect(layout.parents).toEqual([null, null, 1, 2, 2])
  expect(layout.places[2]).toEqual([
    { document: 0, position: 2 },
    { document: 1, position: 0 },
  ])
  expect(layout.edges).toEqual([
    { from: -1, to: 0, kind: 'depends-on' },
    { from: 0, to: 3, kind: 'provides' },
    { from: 1, to: 2, kind: 'depends-on' },
  ])
})

it('tells of a second holder by an edge', () => {
  const layout = layOut([held({ componentIds: [1, 2, 3], contains: [0, 2, 1, 2] })])

  expect(layout.ids).toEqual([1, 3, 2])
  expect(layout.edges).toEqual([{ from: 2, to: 1, kind: 'contains' }])
})

it('breaks circles and loses nobody', () => {
  const layout = layOut([
    held({ componentIds: [1, 2, 3], contains: [0, 1, 1, 0, 2, 2], depends: [0, 1, 1, 0] }),
  ])

  expect(layout.ids.toSorted()).toEqual([1, 2, 3])
  expect(layout.edges.filter(({ kind }) => kind === 'depends-on')).toHaveLength(2)
})

it('security.md 4.8: nests a chain of 50,000 no deeper than readers go, and in order', () => {
  const size = 50_000
  const contains = Array.from({ length: size - 1 }, (_, at) => [at, at + 1]).flat()
  const componentIds = Array.from({ length: size }, (_, at) => at + 1)

  const { parents, ids } = layOut([held({ componentIds, contains })])

  const depths: number[] = []
  for (const parent of parents) depths.push(parent === null ? 0 : (depths[parent] ?? 0) + 1)
  expect(depths.reduce((deepest, depth) => Math.max(deepest, depth), 0)).toBeLessThanOrEqual(101)
  expect(ids).toEqual(componentIds)
})
