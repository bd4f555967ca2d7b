import type { DocumentGraph } from './graph.ts'

/** A way through the graph from where it begins to the component; positions, -1 the subject. */
export interface GraphPath {
  readonly positions: readonly number[]
  /** Whether every step is a dependency; else some only say that one lies within the other. */
  readonly byNeed: boolean
}

/** The shortest ways to a component. */
export interface ShortestPaths {
  readonly paths: readonly GraphPath[]
  /** Whether they begin at the subject; else at components that nothing depends on. */
  readonly fromSubject: boolean
  /** Whether there are, or may be, more. */
  readonly more: boolean
}

const subject = -1

/** Positions looked at before giving up on more paths: a graph may hold more than anybody can count. */
const mostLooks = 1_000_000

/**
 * The shortest simple paths to a component, shortest first: by dependencies from the subject, else by dependencies
 * and containment from it, else by dependencies from components that nothing depends on. Cycles are no hindrance.
 * @param limit how many paths at most
 */
export function shortestPaths(graph: DocumentGraph, target: number, limit: number): ShortestPaths {
  const needs = incoming(graph.depends, [])
  const all = incoming(graph.depends, graph.contains)
  const isSubject = (position: number) => position === subject
  const isRoot = (position: number) => position !== target && !needs.has(position)
  const tries = [
    { edges: needs, isStart: isSubject, byNeed: true, fromSubject: true },
    { edges: all, isStart: isSubject, byNeed: false, fromSubject: true },
    { edges: needs, isStart: isRoot, byNeed: true, fromSubject: false },
  ]
  for (const { byNeed, fromSubject, ...search } of tries) {
    const found = searchBackwards(target, { ...search, limit })
    if (found.paths.length === 0) continue
    return { paths: found.paths.map((positions) => ({ positions, byNeed })), fromSubject, more: found.more }
  }
  return { paths: [], fromSubject: false, more: false }
}

/** Who leads to each position, each once. */
function incoming(...lists: readonly (readonly number[])[]): Edges {
  const edges = new Map<number, Set<number>>()
  for (const list of lists) {
    for (let i = 0; i + 1 < list.length; i += 2) {
      const [from = subject, to = subject] = [list[i], list[i + 1]]
      const known = edges.get(to)
      if (known === undefined) edges.set(to, new Set([from]))
      else known.add(from)
    }
  }
  return edges
}

type Edges = ReadonlyMap<number, ReadonlySet<number>>

/** A path that grows from the target towards a start. */
interface Growing {
  readonly head: number
  readonly rest: Growing | null
  readonly length: number
  /** Whether each step came nearer to a start: then it cannot have crossed itself. */
  readonly isStraight: boolean
}

interface Search {
  readonly edges: Edges
  isStart(position: number): boolean
  readonly limit: number
}

interface Found {
  readonly paths: (readonly number[])[]
  readonly more: boolean
}

/**
 * Grows paths from the target, always the one that is nearest to completion when what is left of it is counted too.
 * What is left is exact, so that the first paths come out without looking at others; only a path that would cross
 * itself is looked at in vain.
 */
function searchBackwards(target: number, search: Search): Found {
  const left = stepsLeft(target, search)
  const found: (readonly number[])[] = []
  if (!left.has(target)) return { paths: found, more: false }
  const waiting = waitingPaths(left)
  waiting.add({ head: target, rest: null, length: 0, isStraight: true })
  let looks = 0
  for (let growing = waiting.next(); growing !== undefined; growing = waiting.next()) {
    if (found.length === search.limit || looks > mostLooks) return { paths: found, more: true }
    if (growing.length > 0 && search.isStart(growing.head)) found.push(positionsOf(growing))
    else looks += 1 + extend(growing, { left, waiting, froms: search.edges.get(growing.head) ?? [] })
  }
  return { paths: found, more: false }
}

/** Adds the paths that are one step longer. @returns how many positions were looked at for it */
function extend(
  growing: Growing,
  means: {
    readonly left: ReadonlyMap<number, number>
    readonly waiting: ReturnType<typeof waitingPaths>
    readonly froms: Iterable<number>
  },
): number {
  let looks = 0
  for (const from of means.froms) {
    const isNearer = (means.left.get(from) ?? 0) < (means.left.get(growing.head) ?? 0)
    const isStraight = growing.isStraight && isNearer
    if (!isStraight) looks += growing.length
    if (isStraight || !passes(growing, from)) {
      means.waiting.add({ head: from, rest: growing, length: growing.length + 1, isStraight })
    }
  }
  return looks
}

/** Paths by the length they will have; of equal ones the last that came is the next. */
function waitingPaths(left: ReadonlyMap<number, number>) {
  const byLength: Growing[][] = []
  let shortest = 0
  return {
    /** What no start leads to is dropped. */
    add(growing: Growing): void {
      const rest = left.get(growing.head)
      if (rest === undefined) return
      const list = byLength[growing.length + rest] ?? []
      byLength[growing.length + rest] = list
      list.push(growing)
    },
    next(): Growing | undefined {
      for (; shortest < byLength.length; shortest++) {
        const growing = byLength[shortest]?.pop()
        if (growing !== undefined) return growing
      }
      return undefined
    },
  }
}

/** Of every position that the target can be reached from: how far the nearest start is. */
function stepsLeft(target: number, { edges, isStart }: Search): ReadonlyMap<number, number> {
  const before = reachedFrom(target, edges)
  const outgoing = new Map<number, number[]>()
  for (const position of before) {
    for (const from of edges.get(position) ?? []) {
      const known = outgoing.get(from)
      if (known === undefined) outgoing.set(from, [position])
      else known.push(position)
    }
  }
  const left = new Map<number, number>()
  let edge = [...before].filter((position) => isStart(position))
  for (let distance = 0; edge.length > 0; distance++) {
    for (const position of edge) left.set(position, distance)
    edge = [...new Set(edge.flatMap((position) => outgoing.get(position) ?? []))].filter(
      (one) => !left.has(one),
    )
  }
  return left
}

function reachedFrom(target: number, edges: Edges): ReadonlySet<number> {
  const reached = new Set([target])
  // A set is walked in the order of its growth, and what is added meanwhile is walked too.
  for (const position of reached) for (const from of edges.get(position) ?? []) reached.add(from)
  return reached
}

function passes(growing: Growing, position: number): boolean {
  for (let one: Growing | null = growing; one !== null; one = one.rest) if (one.head === position) return true
  return false
}

function positionsOf(growing: Growing): readonly number[] {
  const positions: number[] = []
  for (let one: Growing | null = growing; one !== null; one = one.rest) positions.push(one.head)
  return positions
}
