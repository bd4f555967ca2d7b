import { describe, expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { shortestPaths } from './paths.ts'

function graph(depends: readonly number[], contains: readonly number[] = []) {
  return { places: [], depends, contains }
}

function pathsTo(target: number, depends: readonly number[], contains: readonly number[] = []) {
  return shortestPaths(graph(depends, contains), target, 10)
}

it('finds every way from the subject, the shortest first', () => {
  const found = pathsTo(3, [-1, 0, 0, 3, -1, 3, -1, 1, 1, 2, 2, 3])

  expect(found.fromSubject).toBe(true)
  expect(found.paths.map(({ positions }) => positions)).toEqual([
    [-1, 3],
    [-1, 0, 3],
    [-1, 1, 2, 3],
  ])
})

it('goes round in no circle', () => {
  const found = pathsTo(2, [-1, 0, 0, 1, 1, 0, 1, 2, 2, 0, 2, 2, 2, -1])

  expect(found.paths.map(({ positions }) => positions)).toEqual([[-1, 0, 1, 2]])
  expect(found.more).toBe(false)
})

it('says by what kind of step it goes, dependencies first', () => {
  expect(pathsTo(1, [-1, 0, 0, 1], [-1, 1]).paths).toEqual([{ positions: [-1, 0, 1], byNeed: true }])
  expect(pathsTo(1, [0, 1], [-1, 0]).paths).toEqual([{ positions: [-1, 0, 1], byNeed: false }])
})

it('begins at what nothing depends on where the subject leads nowhere', () => {
  const found = pathsTo(2, [0, 1, 1, 2])

  expect(found).toEqual({ paths: [{ positions: [0, 1, 2], byNeed: true }], fromSubject: false, more: false })
})

it('finds nothing for what nothing leads to, and for a ring that nothing enters', () => {
  expect(pathsTo(5, [-1, 0]).paths).toEqual([])
  expect(pathsTo(0, [0, 1, 1, 0]).paths).toEqual([])
})

describe('no. 8: a hostile graph', () => {
  it('may be a chain of 50,000', () => {
    const depends = Array.from({ length: 50_000 }, (_, i) => [i - 1, i]).flat()

    expect(pathsTo(49_999, depends).paths[0]?.positions).toHaveLength(50_001)
  })

  it('may hold more paths than can be counted', () => {
    const layers = Array.from({ length: 40 }, (_, i) => i * 3)
    const depends = layers.flatMap((at) =>
      [0, 1, 2].flatMap((a) => [0, 1, 2].flatMap((b) => (at === 0 ? [-1, a] : [at - 3 + a, at + b]))),
    )

    const found = pathsTo(119, depends)

    expect(found.paths).toHaveLength(10)
    expect(found.more).toBe(true)
  })
})

it('finds what trying every path finds', () => {
  const edge = fc.tuple(fc.integer({ min: -1, max: 5 }), fc.integer({ min: 0, max: 5 }))
  fc.assert(
    fc.property(fc.array(edge, { maxLength: 14 }), fc.integer({ min: 0, max: 5 }), (edges, target) => {
      const all = everyPath(edges, target).toSorted((a, b) => a.length - b.length)
      fc.pre(all.length > 0)

      const { paths } = shortestPaths(graph(edges.flat()), target, 1000)

      expect(paths.map(({ positions }) => positions.length)).toEqual(all.map((path) => path.length))
      expect(new Set(paths.map(({ positions }) => String(positions)))).toEqual(new Set(all.map(String)))
    }),
    { numRuns: 500 },
  )
})

function everyPath(edges: readonly (readonly [number, number])[], target: number): readonly number[][] {
  const once = [...new Map(edges.map((edge) => [String(edge), edge])).values()]
  const walk = (path: readonly number[]): readonly number[][] => {
    const last = path.at(-1)
    if (last === target) return [[...path]]
    return once.flatMap(([from, to]) => (from === last && !path.includes(to) ? walk([...path, to]) : []))
  }
  return walk([-1])
}
