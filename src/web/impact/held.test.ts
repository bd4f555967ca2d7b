import { expect, it } from 'vitest'
import type { GraphSide } from '#contract/matching/impact-graph.ts'
import { heldGraph, isSameShape } from './held.ts'

const passing = { affected: null, undetermined: null, open: null }
function graph(ids: readonly string[], cis = 1): { readonly sides: GraphSide[] } {
  const nodes = ids.map((id) => ({
    id,
    is: 'one' as const,
    name: id,
    version: null,
    bilingual: null,
    ciId: null,
    kind: null,
    stations: 1,
    cis,
    ...passing,
  }))
  const columns = [{ id: 'item' as const, folded: false, stations: ids.length, nodes }]
  return { sides: [{ side: 'it', cis, ...passing, columns, links: [] }] }
}

const [first, more, other] = [graph(['a', 'b']), graph(['a', 'b'], 9), graph(['a', 'c'])]

it('draws figures that change even under a pointer', () => {
  const held = { epoch: 'x', graph: first }

  expect(heldGraph(held, { epoch: 'x', fresh: more, isBusy: true })?.graph).toBe(more)
})

it('moves no station under a pointer, but does once it has gone', () => {
  const held = { epoch: 'x', graph: first }

  expect(heldGraph(held, { epoch: 'x', fresh: other, isBusy: true })).toBe(held)
  expect(isSameShape(first, other)).toBe(false)
  expect(heldGraph(held, { epoch: 'x', fresh: other, isBusy: false })?.graph).toBe(other)
})

it('draws the answer to another question at once', () => {
  const held = { epoch: 'x', graph: first }

  expect(heldGraph(held, { epoch: 'y', fresh: other, isBusy: true })).toEqual({ epoch: 'y', graph: other })
  expect(heldGraph(held, { epoch: 'y', fresh: undefined, isBusy: true })).toBe(held)
})
