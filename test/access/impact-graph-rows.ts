import { differ, type Probe, type Row, rowsOf, seenItems } from './expectations.ts'
import { may, type World } from './world.ts'

type Actor = Parameters<Row>[1]

const matters = ['vulnerability:CVE-2026-0001', 'package:npm/a'] as const

/** The drawn nodes of a column, all sides together. */
function nodesOf(body: unknown, column: string): readonly Record<string, unknown>[] {
  return list(Object(body).sides)
    .flatMap((side) => list(side.columns))
    .filter((one) => one.id === column)
    .flatMap((one) => list(one.nodes))
}

function list(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.map((one) => Object(one)) : []
}

/** Names of items and every figure: those of the reader's own items, never more. */
function checkGraph(world: World, actor: Actor) {
  return (body: unknown) => {
    const wanted = seenItems(world, actor, 'finding.view')
    const { cis, all } = Object(body)
    const components = nodesOf(body, 'component').reduce((sum, node) => sum + Number(node.cis), 0)
    return (
      differ(
        'items',
        nodesOf(body, 'item').map((node) => node.name),
        wanted.map((item) => item.name),
      ) ?? differ('counts', [cis, all, components], [wanted.length])
    )
  }
}

/** Narrowed to an item: nothing of it where the reader may not see it, not even that it is there. */
function checkNarrowed(world: World, actor: Actor, itemId: string) {
  return (body: unknown) => {
    const seen = seenItems(world, actor, 'finding.view').some((item) => item.id === itemId)
    const { total, cis } = Object(body)
    return differ('narrowed', [total ?? cis], [seen ? 1 : 0])
  }
}

function fromMatters(
  path: string,
  check: (world: World, actor: Actor) => (body: unknown) => string | undefined,
) {
  return (world: World, actor: Actor): readonly Probe[] => [
    ...matters.map((from) => ({
      what: from,
      path,
      query: { from },
      expect: 'allowed' as const,
      check: check(world, actor),
    })),
    ...world.items.map((item) => ({
      what: `narrowed to ${item.name}`,
      path,
      query: { from: matters[0], at: `item:${item.id}` },
      expect: 'allowed' as const,
      check: checkNarrowed(world, actor, item.id),
    })),
  ]
}

function fromItems(path: string, namesOf: (body: unknown) => readonly unknown[]) {
  return (world: World, actor: Actor): readonly Probe[] =>
    world.items.map((item) => ({
      what: `from ${item.name}`,
      path,
      query: { from: `ci:${item.id}` },
      expect: may(actor, 'ci.view', item) ? ('allowed' as const) : ('hidden' as const),
      check: (body: unknown) => {
        const seen = seenItems(world, actor, 'finding.view').map((one) => one.name)
        const hidden = namesOf(body).filter((name) => !seen.includes(String(name)))
        return hidden.length === 0 ? undefined : `shows ${hidden.join(', ')}`
      },
    }))
}

const drawn = (body: unknown) => nodesOf(body, 'item').map((node) => node.name)
const listed = (body: unknown) => rowsOf(body).map((row) => Object(row.ci).name)

/** What a question touches, drawn, and the items behind. */
export const impactGraphRows: Readonly<Record<string, Row>> = {
  'matching.read-impact-graph': (world, actor) => [
    ...fromMatters('/impact/graph', checkGraph)(world, actor),
    ...fromItems('/impact/graph', drawn)(world, actor),
  ],
  'matching.list-impact-graph-items': (world, actor) => [
    ...fromMatters('/impact/graph/items', (inWorld, as) => (body) => {
      const wanted = seenItems(inWorld, as, 'finding.view')
      const names = wanted.map((item) => item.name)
      return differ('items', listed(body), names) ?? differ('total', [Object(body).total], [wanted.length])
    })(world, actor),
    ...fromItems('/impact/graph/items', listed)(world, actor),
  ],
}
