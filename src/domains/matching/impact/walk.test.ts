import { expect, it } from 'vitest'
import { beginWalk, furthest, reachedItems, stepOn, type Walk, type WalkedEdge } from './walk.ts'

function edge(fromId: string, to: string, relation: WalkedEdge['relation'] = 'connects-to'): WalkedEdge {
  return {
    fromId,
    relation,
    direction: 'from',
    ci: { id: to, name: to, kind: 'host', side: 'it', folded: to },
  }
}

/** Walks a graph to its end, as the actions do. */
function walk(edges: readonly WalkedEdge[]): Walk {
  let walked = beginWalk('a')
  while (walked.steps < furthest && walked.frontier.length > 0) {
    const at = new Map(walked.frontier.map((one) => [one.id, one.isBuilt]))
    walked = stepOn(
      walked,
      edges.filter((one) => (one.relation === 'contains' ? at.get(one.fromId) === true : at.has(one.fromId))),
    )
  }
  return walked
}

it('ends in a circle and reaches each item once, by the shortest way', () => {
  const items = reachedItems(walk([edge('a', 'b'), edge('b', 'c'), edge('c', 'a'), edge('a', 'c')]))

  expect(items.map((one) => [one.ci.id, one.steps])).toEqual([
    ['b', 1],
    ['c', 1],
  ])
})

it('goes six steps and no further', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
  const chain = names.slice(1).map((name, index) => edge(names[index] ?? '', name))

  expect(reachedItems(walk(chain)).map((one) => one.ci.id)).toEqual(['b', 'c', 'd', 'e', 'f', 'g'])
})

it('tells the way step by step', () => {
  const items = reachedItems(walk([edge('a', 'b'), edge('b', 'c', 'builds'), edge('c', 'd', 'delivered-as')]))

  expect(items.at(-1)?.way.map((step) => `${step.relation} ${step.ci.id}`)).toEqual([
    'connects-to b',
    'builds c',
    'delivered-as d',
  ])
})

it('goes down into what is contained only where it was built', () => {
  const built = [edge('a', 'b', 'builds'), edge('b', 'c', 'contains'), edge('c', 'd', 'contains')]
  const merelyConnected = [edge('a', 'b'), edge('b', 'c', 'contains')]

  expect(reachedItems(walk(built)).map((one) => one.ci.id)).toEqual(['b', 'c', 'd'])
  expect(reachedItems(walk(merelyConnected)).map((one) => one.ci.id)).toEqual(['b'])
})
