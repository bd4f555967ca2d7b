import type { ProblemLog } from '../../problem-log.ts'
import {
  type ComponentScope,
  type SbomDependency,
  subjectPosition,
  type UnusedField,
} from '../model/sbom-document.ts'
import { isSilent } from './creation.ts'
import type { Relation } from './described.ts'
import type { PackageReading } from './packages.ts'
import type { RelationshipMeaning } from './relationships.data.ts'

/** The words of a version for relationships. */
export interface RelationshipWords {
  readonly meanings: ReadonlyMap<string, RelationshipMeaning>
  /** Those that say nothing of who needs or holds whom. */
  readonly others: ReadonlySet<string>
}

interface Connecting {
  readonly reading: Pick<PackageReading, 'subject' | 'components' | 'positions' | 'others'>
  readonly log: ProblemLog
}

/** Edges between the packages, and the kinds of relationships that say something else. */
interface Connected {
  readonly dependencies: readonly SbomDependency[]
  readonly unused: readonly UnusedField[]
}

/**
 * Turns relationships between packages into edges, each once, cycles included; sets scopes and whose dependencies are
 * stated. Relations with files, snippets and other documents' elements are no edges.
 */
export function connect(
  relations: readonly Relation[],
  { words, ...means }: Connecting & { readonly words: RelationshipWords },
): Connected {
  const edges: Edges = { list: [], seen: new Set(), scopes: new Map() }
  const unused = new Map<string, UnusedField>()
  for (const relation of relations) {
    const meaning = words.meanings.get(relation.kind)
    if (meaning !== undefined) addEdge(edges, relation, { ...means, meaning })
    else noteOther(unused, relation, { log: means.log, words })
  }
  for (const [position, scope] of edges.scopes) {
    const component = means.reading.components[position]
    if (component !== undefined) component.scope = scope
  }
  return { dependencies: edges.list, unused: [...unused.values()] }
}

interface Edges {
  readonly list: SbomDependency[]
  readonly seen: Set<number>
  /** The strongest that is said of each position. */
  readonly scopes: Map<number, ComponentScope | null>
}

function addEdge(
  edges: Edges,
  relation: Relation,
  { reading, log, meaning }: Connecting & { readonly meaning: RelationshipMeaning },
): void {
  const [holder, held] = meaning.isReversed ? [relation.to, relation.from] : [relation.from, relation.to]
  const from = positionOf(holder, relation, { reading, log })
  if (from === null) return
  const component = from === subjectPosition ? reading.subject : reading.components[from]
  if (component && meaning.kind === 'depends-on' && held !== 'NOASSERTION')
    component.statesDependencies = true
  const to = positionOf(held, relation, { reading, log })
  if (to === null) return
  noteScope(edges.scopes, to, relation.scope === undefined ? meaning : { ...meaning, scope: relation.scope })
  const dependency = reading.components[to]
  if (meaning.isExternal && dependency !== undefined) dependency.isExternal = true
  const size = reading.components.length + 1
  const key = ((from + 1) * size + to + 1) * 2 + (meaning.kind === 'contains' ? 1 : 0)
  if (edges.seen.has(key)) return
  edges.seen.add(key)
  edges.list.push({ from, to, kind: meaning.kind })
}

/** A dependency without more words may be needed when the product runs: it is stronger than a stated exclusion. */
const strongestFirst: readonly (ComponentScope | null)[] = ['required', null, 'optional', 'excluded']

function noteScope(scopes: Edges['scopes'], position: number, meaning: RelationshipMeaning): void {
  const scope = meaning.scope ?? null
  if (meaning.kind === 'contains' && scope === null) return
  const known = scopes.get(position)
  if (known === undefined || strongestFirst.indexOf(scope) < strongestFirst.indexOf(known)) {
    scopes.set(position, scope)
  }
}

/** Ids of elements of other documents, and of the document itself. */
const elsewhere = /^(?:DocumentRef-[^:]+:|SPDXRef-DOCUMENT$)/

/** @returns where the package with this id stands; null for what is none, with a warning where nothing is */
function positionOf(id: string, relation: Relation, { reading, log }: Connecting): number | null {
  const position = reading.positions.get(id)
  if (position !== undefined) return position
  if (isSilent(id) || elsewhere.test(id) || reading.others.has(id)) return null
  log.add(relation.path, 'sbom.dependency-unknown', { ref: id.slice(0, 200) })
  return null
}

function noteOther(
  unused: Map<string, UnusedField>,
  { kind, path }: Relation,
  { log, words }: { readonly log: ProblemLog; readonly words: RelationshipWords },
): void {
  const known = unused.get(kind)
  if (known !== undefined) unused.set(kind, { ...known, count: known.count + 1 })
  else if (words.others.has(kind)) unused.set(kind, { path, field: kind, count: 1 })
  else log.add(path, 'sbom.relationship-unknown', { kind: kind.slice(0, 100) })
}
