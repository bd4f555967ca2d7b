import { bothLicences, statedLicences } from '#formats/licence/stated-licences.ts'
import { ruleCodes } from '#formats/sbom/field-rules.ts'
import { type SbomDocument, subjectPosition } from '#formats/sbom/model/sbom-document.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import type { PackedFacts } from '../facts/stretch.ts'
import {
  type ComponentColumns,
  type EcosystemScheme,
  type GrowingColumns,
  growingColumns,
  schemesOf,
} from './component-columns.ts'
import { identifyComponent, identityOf, isKeepable } from './component-identity.ts'
import { type GrownGraph, packGraph } from './graph.ts'
import { type FoundNames, growingNames } from './growing-names.ts'
import { type FoundOwner, growingOwners } from './owners.ts'
import { type System, systemOf } from './system.ts'

/** What a document says, ready to be kept. Plain data, so that it crosses from the sandbox at little cost. */
export interface DocumentContent extends FoundNames {
  readonly format: string
  readonly formatVersion: string | null
  /** The distinct components; the subject itself is left out. */
  readonly components: ComponentColumns
  readonly schemes: readonly EcosystemScheme[]
  /** Which components are parts of a distribution's package; none where the document tells none. */
  readonly owners: readonly FoundOwner[]
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
  'sbom.licence-not-listed',
  'sbom.licences-not-listed',
  ...ruleCodes,
  'archives.read-within',
  'envelope.read-within',
])

/** What of the document could not be read, as against what it does not say. */
export function lossesAmong(warnings: readonly Problem[]): readonly Problem[] {
  return warnings.filter((warning) => !gaps.has(warning.code))
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
  const { positions, found, places, names, owners, losses } = gather(sbom, systemOf(sbom, told))
  const { columns } = found
  const untold = columns.distribution.filter((distribution) => distribution === null).length
  if (untold > 0) losses.push(problem('', 'sbom.distribution-not-told', { count: untold }))
  const graph = graphOf(sbom, positions, places)
  return {
    format: sbom.format,
    formatVersion: sbom.specVersion,
    components: { ...columns, direct: directOnes(graph, places.length) },
    schemes: schemesOf(columns),
    owners,
    ...names,
    graph: packGraph(graph),
    positions,
    entries: sbom.components.length,
    losses,
  }
}

interface Gathering {
  /** Of each entry, where its component stands among the distinct ones; null where it could not be kept. */
  readonly positions: readonly (number | null)[]
  readonly found: GrowingColumns
  /** Of each distinct component. One place stands by itself: few have more. */
  readonly places: readonly (string | string[])[]
  readonly names: FoundNames
  readonly owners: readonly FoundOwner[]
  readonly losses: Problem[]
}

function gather(sbom: SbomDocument, system: System | null): Gathering {
  const distinct = new Map<string, number>()
  const found = growingColumns()
  const places: (string | string[])[] = []
  const names = growingNames(sbom)
  const losses: Problem[] = []
  const licencesOf = statedLicences()
  const owners = growingOwners(sbom, (entry) => identifyComponent(entry, system))
  const positions = sbom.components.map((entry, index) => {
    const { path, scope } = entry
    const component = owners.place(index, identifyComponent(entry, system))
    if (!isKeepable(component)) {
      if (losses.length < keptLosses) losses.push(problem(path, 'sbom.identity-too-long'))
      return null
    }
    const identity = identityOf(component)
    const known = distinct.get(identity)
    const row = known ?? places.length
    const licences = licencesOf(entry.licences)
    names.add(entry, component, row)
    if (known === undefined) {
      distinct.set(identity, places.length)
      places.push(path)
      return found.add(component, { scope, licences })
    }
    places[known] = withPlace(places[known], path)
    found.columns.scope[known] = strongest(found.columns.scope[known] ?? null, scope)
    found.columns.licences[known] = bothLicences(found.columns.licences[known] ?? null, licences)
    return known
  })
  return { positions, found, places, names: names.names(), owners: owners.owners(distinct), losses }
}

function withPlace(known: string | string[] | undefined, path: string): string | string[] {
  if (typeof known !== 'object') return known === undefined ? path : [known, path]
  if (known.length < keptPlaces) known.push(path)
  return known
}

/** A scope that is not told means required (CycloneDX, `scope`). */
const strongestFirst: readonly (string | null)[] = ['required', null, 'optional', 'excluded']

/** What is required at one place is required, whatever is said at another. */
function strongest(one: string | null, other: string | null): string | null {
  return strongestFirst.indexOf(other) < strongestFirst.indexOf(one) ? other : one
}

/** The document's graph between distinct components; each edge once, none from a component to itself. */
function graphOf(
  sbom: SbomDocument,
  positions: readonly (number | null)[],
  places: Gathering['places'],
): GrownGraph {
  const depends = flatEdges(positions)
  const contains = flatEdges(positions)
  for (const { from, to, kind } of sbom.dependencies) (kind === 'contains' ? contains : depends).add(from, to)
  for (const [to, { parent }] of sbom.components.entries()) if (parent !== null) contains.add(parent, to)
  return { places, depends: depends.list, contains: contains.list }
}

/** Edges as one list of numbers: a pair of each would be too much for a document of half a million. */
function flatEdges(positions: Gathering['positions']) {
  const list: number[] = []
  const seen = new Set<number>()
  const at = (entry: number) => (entry < 0 ? entry : (positions[entry] ?? null))
  return {
    list,
    add(fromEntry: number, toEntry: number) {
      const [from, to] = [at(fromEntry), at(toEntry)]
      if (from === null || to === null || from === to) return
      const key = (from + 1) * (positions.length + 1) + to + 1
      if (seen.has(key)) return
      seen.add(key)
      list.push(from, to)
    },
  }
}

/**
 * Whether the subject depends on each component without another between, or only through others; null where the
 * document does not say that it depends on it at all.
 */
function directOnes({ depends }: Pick<GrownGraph, 'depends'>, size: number): readonly (boolean | null)[] {
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
