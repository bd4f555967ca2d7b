import { ruleCodes } from '#formats/sbom/field-rules.ts'
import { type SbomDependency, type SbomDocument, subjectPosition } from '#formats/sbom/model/sbom-document.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import type { PackedFacts } from '../facts/stretch.ts'
import { type ComponentColumns, columnsOf, type EcosystemScheme } from './component-columns.ts'
import { type FoundComponent, identifyComponent, isKeepable } from './component-identity.ts'
import { type DocumentGraph, packGraph } from './graph.ts'
import { systemOf } from './system.ts'

/** What a document says, ready to be kept. Plain data, so that it crosses from the sandbox at little cost. */
export interface DocumentContent {
  readonly format: string
  readonly formatVersion: string | null
  /** The distinct components; the subject itself is left out. */
  readonly components: ComponentColumns
  readonly schemes: readonly EcosystemScheme[]
  /** Packed; positions are those of `components`. */
  readonly graph: Uint8Array
  /** What is said beyond names and versions, packed. */
  readonly facts: readonly PackedFacts[]
  /** Entries in the document; one component may stand in it several times. */
  readonly entries: number
  /** What could not be kept or is missing, beside what the reader tells. */
  readonly losses: readonly Problem[]
}

/** What a document leaves open without being misread: said beside it, but it was read whole. */
const gaps: ReadonlySet<string> = new Set([
  'sbom.purl-missing',
  'sbom.component-version-missing',
  'sbom.distribution-not-told',
  'sbom.reference-outside',
  ...ruleCodes,
  'archives.read-within',
  // Nothing of it is kept of any document yet.
  'sbom.details-left-out',
])

/** What of the document could not be read, as against what it does not say. */
export function lossesAmong(warnings: readonly Problem[]): readonly Problem[] {
  return warnings.filter((warning) => !gaps.has(warning.code))
}

/** A component of the document while its entries are gathered. */
export interface GatheredComponent extends FoundComponent {
  scope: string | null
  readonly places: string[]
}

/** One component may stand in thousands of places: the first few are kept. */
const keptPlaces = 20

/** Losses of a kind that a hostile document could repeat without end. */
const keptLosses = 1000

/** What is said of the distinct components, and which of them each entry is; null for what is not kept. */
type IdentifiedContent = Omit<DocumentContent, 'facts'> & { readonly positions: readonly (number | null)[] }

/**
 * The distinct components of a bill of materials.
 * @param told the distribution release of the item it belongs to, for documents that do not say: `debian-12`
 */
export function contentOf(sbom: SbomDocument, told: string | null = null): IdentifiedContent {
  const system = systemOf(sbom, told)
  const distinct = new Map<string, number>()
  const gathered: GatheredComponent[] = []
  const losses: Problem[] = []
  const positions = sbom.components.map((entry) => {
    const component = identifyComponent(entry, system)
    if (!isKeepable(component)) {
      if (losses.length < keptLosses) losses.push(problem(entry.path, 'sbom.identity-too-long'))
      return null
    }
    const { packageKey, version, qualifiers } = component
    const identity = `${packageKey}\n${version}\n${qualifiers}`
    const position = distinct.get(identity) ?? gathered.length
    if (position === gathered.length) {
      distinct.set(identity, position)
      gathered.push({ ...component, scope: entry.scope, places: [entry.path] })
    } else addEntry(gathered[position], entry)
    return position
  })
  const untold = gathered.filter(({ distribution }) => distribution === null).length
  if (untold > 0) losses.push(problem('', 'sbom.distribution-not-told', { count: untold }))
  const graph = graphOf(sbom, positions, gathered)
  return {
    format: sbom.format,
    formatVersion: sbom.specVersion,
    ...columnsOf(gathered, directOnes(graph, gathered.length)),
    graph: packGraph(graph),
    positions,
    entries: sbom.components.length,
    losses,
  }
}

/** A scope that is not told means required (CycloneDX, `scope`). */
const strongestFirst: readonly (string | null)[] = ['required', null, 'optional', 'excluded']

/** What is required at one place is required, whatever is said at another. */
function addEntry(
  known: GatheredComponent | undefined,
  { path, scope }: { readonly path: string; readonly scope: string | null },
): void {
  if (known === undefined) return
  if (known.places.length < keptPlaces) known.places.push(path)
  if (strongestFirst.indexOf(scope) < strongestFirst.indexOf(known.scope)) known.scope = scope
}

/** The document's graph between distinct components; each edge once, none from a component to itself. */
function graphOf(
  sbom: SbomDocument,
  positions: readonly (number | null)[],
  gathered: readonly GatheredComponent[],
): DocumentGraph {
  const at = (entry: number) => (entry < 0 ? entry : (positions[entry] ?? null))
  const toPair = ({ from, to }: Pick<SbomDependency, 'from' | 'to'>) => [at(from), at(to)] as const
  const isContaining = ({ kind }: SbomDependency) => kind === 'contains'
  const nested = sbom.components.flatMap(({ parent }, to) => (parent === null ? [] : [{ from: parent, to }]))
  const contained = [...sbom.dependencies.filter(isContaining), ...nested]
  return {
    places: gathered.map(({ places }) => places),
    depends: pairsOnce(sbom.dependencies.filter((edge) => !isContaining(edge)).map(toPair), gathered.length),
    contains: pairsOnce(contained.map(toPair), gathered.length),
  }
}

function pairsOnce(
  pairs: readonly (readonly [from: number | null, to: number | null])[],
  size: number,
): readonly number[] {
  const seen = new Set<number>()
  return pairs.flatMap(([from, to]) => {
    if (from === null || to === null || from === to) return []
    const key = (from + 1) * (size + 1) + to + 1
    if (seen.has(key)) return []
    seen.add(key)
    return [from, to]
  })
}

/**
 * Whether the subject depends on each component without another between, or only through others; null where the
 * document does not say that it depends on it at all.
 */
function directOnes({ depends }: DocumentGraph, size: number): readonly (boolean | null)[] {
  const needed = new Map<number, number[]>()
  for (let i = 0; i < depends.length; i += 2) {
    const [from = subjectPosition, to = subjectPosition] = [depends[i], depends[i + 1]]
    const known = needed.get(from)
    if (known === undefined) needed.set(from, [to])
    else known.push(to)
  }
  const direct = new Set(needed.get(subjectPosition))
  const reached = new Set(direct)
  // A set is walked in the order of its growth, and what is added meanwhile is walked too.
  for (const position of reached) for (const to of needed.get(position) ?? []) reached.add(to)
  return Array.from({ length: size }, (_, position) => (reached.has(position) ? direct.has(position) : null))
}
