import { type SbomDependency, subjectPosition } from '#formats/sbom/model/sbom-document.ts'

/** What a document says of how its distinct components hang together, by their ids. */
export interface HeldDocument {
  readonly componentIds: readonly number[]
  /** Flat: from, to, from, to …, positions in `componentIds`, -1 the subject. */
  readonly depends: readonly number[]
  readonly contains: readonly number[]
  /** Those of `depends` that say who implements what. */
  readonly provides: readonly number[]
}

/** The components of several documents in the order in which they are written, each once. */
export interface Layout {
  readonly ids: readonly number[]
  /** Position of the component each lies in, null at the top. */
  readonly parents: readonly (number | null)[]
  /** Where each stands: document and position there. */
  readonly places: readonly (readonly Place[])[]
  /** Ends are positions in `ids`, or `subjectPosition`. */
  readonly edges: readonly SbomDependency[]
  /** Where a component of a document stands here. */
  positionOf(document: number, position: number): number
}

export interface Place {
  readonly document: number
  readonly position: number
}

/** Readers refuse what is nested deeper; what lies deeper is told of the last that holds it. */
const deepest = 100

/**
 * Lays the components of documents out: each after the one that holds it. What two hold lies in the first and is told
 * of the other by an edge; circles are broken where they are met.
 */
export function layOut(documents: readonly HeldDocument[]): Layout {
  const union = uniteComponents(documents)
  const holdings = holdingsOf(documents, union)
  const { order, parents } = nest(union.ids.length, holdings)
  const written = new Map(order.map((component, position) => [component, position]))
  const at = (component: number) =>
    component === subjectPosition ? component : (written.get(component) ?? subjectPosition)
  const spare = holdings.filter(([from, to]) => parents[at(to)] !== at(from) && from !== subjectPosition)
  const containing = spare.map(([from, to]) => ({ from: at(from), to: at(to), kind: 'contains' as const }))
  return {
    ids: order.map((component) => union.ids[component] ?? 0),
    parents,
    places: order.map((component) => union.places[component] ?? []),
    edges: [...needsOf(documents, { union, at }), ...containing],
    positionOf: (document, position) => at(union.indexOf(document, position)),
  }
}

/** The components of all documents, each once, in the order in which they come. */
interface Union {
  readonly ids: readonly number[]
  readonly places: readonly (readonly Place[])[]
  indexOf(document: number, position: number): number
}

function uniteComponents(documents: readonly HeldDocument[]): Union {
  const indexes = new Map<number, number>()
  const places: Place[][] = []
  for (const [document, { componentIds }] of documents.entries()) {
    for (const [position, id] of componentIds.entries()) {
      const known = indexes.get(id)
      if (known === undefined) {
        indexes.set(id, places.length)
        places.push([{ document, position }])
      } else places[known]?.push({ document, position })
    }
  }
  return {
    ids: [...indexes.keys()],
    places,
    indexOf(document, position) {
      const id = documents[document]?.componentIds[position]
      return id === undefined ? subjectPosition : (indexes.get(id) ?? subjectPosition)
    },
  }
}

type Pair = readonly [from: number, to: number]

function* pairsOf(flat: readonly number[], indexOf: (position: number) => number): Generator<Pair> {
  for (let at = 0; at + 1 < flat.length; at += 2) {
    const [from, to] = [indexOf(flat[at] ?? subjectPosition), indexOf(flat[at + 1] ?? subjectPosition)]
    if (to !== subjectPosition && from !== to) yield [from, to]
  }
}

/** Who lies in whom, each pair once. */
function holdingsOf(documents: readonly HeldDocument[], union: Union): readonly Pair[] {
  return once(
    documents.flatMap(({ contains }, document) => [
      ...pairsOf(contains, (position) => union.indexOf(document, position)),
    ]),
    union.ids.length,
  )
}

function once(pairs: readonly Pair[], size: number): readonly Pair[] {
  const seen = new Set<number>()
  return pairs.filter(([from, to]) => {
    const key = (from + 1) * (size + 1) + to
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** The order of writing, and where each lies in what was written before. */
function nest(size: number, holdings: readonly Pair[]) {
  const holder: (number | null)[] = Array.from({ length: size }, () => null)
  const held = new Map<number, number[]>()
  for (const [from, to] of holdings) {
    if (from === subjectPosition || holder[to] !== null) continue
    holder[to] = from
    const known = held.get(from)
    if (known === undefined) held.set(from, [to])
    else known.push(to)
  }
  const order: number[] = []
  const parents: (number | null)[] = []
  const seen = new Uint8Array(size)
  const write = (root: number) => {
    const waiting: { component: number; parent: number | null; depth: number }[] = [
      { component: root, parent: null, depth: 0 },
    ]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen[next.component] === 1) continue
      seen[next.component] = 1
      const position = order.push(next.component) - 1
      parents.push(next.parent)
      const within = next.depth < deepest ? { parent: position, depth: next.depth + 1 } : next
      for (const component of (held.get(next.component) ?? []).toReversed())
        waiting.push({ component, parent: within.parent, depth: within.depth })
    }
  }
  for (let one = 0; one < size; one += 1) if (holder[one] === null) write(one)
  // What is left lies in a circle.
  for (let one = 0; one < size; one += 1) if (seen[one] === 0) write(one)
  return { order, parents }
}

/** Who needs whom, each once; who implements what is told as that. */
function* needsOf(
  documents: readonly HeldDocument[],
  { union, at }: { readonly union: Union; readonly at: (component: number) => number },
): Generator<SbomDependency> {
  const seen = new Set<number>()
  const size = union.ids.length + 1
  for (const [document, { depends, provides }] of documents.entries()) {
    const indexOf = (position: number) => union.indexOf(document, position)
    const keyOf = ([from, to]: Pair) => (from + 1) * size + to + 1
    const implementing = new Set([...pairsOf(provides, indexOf)].map(keyOf))
    for (const pair of pairsOf(depends, indexOf)) {
      const key = keyOf(pair)
      if (seen.has(key)) continue
      seen.add(key)
      yield { from: at(pair[0]), to: at(pair[1]), kind: implementing.has(key) ? 'provides' : 'depends-on' }
    }
  }
}
