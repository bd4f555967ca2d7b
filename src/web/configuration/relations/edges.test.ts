import { expect, it } from 'vitest'
import { RelationKind } from '#contract/inventory/relations.ts'
import { holdsItem, isHeldByItem } from './edges.ts'

const edges = RelationKind.options.flatMap((kind) =>
  (['from', 'to'] as const).map((direction) => ({ kind, direction })),
)

it('takes from each relation who holds whom', () => {
  const words = ({ kind, direction }: (typeof edges)[number]) => `${kind} ${direction}`

  expect(edges.filter(isHeldByItem).map(words)).toEqual(['contains from', 'runs-on from', 'delivered-as to'])
  expect(edges.filter(holdsItem).map(words)).toEqual(['contains to', 'runs-on to', 'delivered-as from'])
})

it('never takes one for both', () => {
  expect(edges.filter((edge) => isHeldByItem(edge) && holdsItem(edge))).toEqual([])
})
