import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { SbomComponent, SbomDocument } from '#formats/sbom/model/sbom-document.ts'
import {
  type ComponentFacts,
  type Distinct,
  documentFacts,
  type FactsKind,
  type FactsOf,
  mergeFacts,
  vulnerabilityFacts,
} from './facts.ts'

/** Facts of so many entries are packed together: few rows, and little to unpack for one of them. */
export const stretchLength = 500

/** Facts as they are kept. */
export interface PackedFacts {
  readonly kind: FactsKind
  /** Position of the first entry. */
  readonly first: number
  readonly bytes: Uint8Array
}

/**
 * Everything a document says beyond names and versions, packed stretch by stretch, so that at no time all of it is
 * there as text.
 * @param positions for each entry of the document the distinct component it is, null for what is not kept
 */
export function packFacts(sbom: SbomDocument, positions: readonly (number | null)[]): readonly PackedFacts[] {
  const distinct: Distinct = (entry) => (entry < 0 ? entry : (positions[entry] ?? null))
  return [
    ...packAll('document', [documentFacts(sbom, distinct)]),
    ...packAll('component', factsByPosition(sbom.components, positions)),
    ...packAll('service', sbom.services ?? []),
    ...packAll('vulnerability', vulnerabilityFacts(sbom, distinct)),
  ]
}

/** What the entries say, in the order of the distinct components; those of one component are merged. */
function* factsByPosition(
  entries: readonly SbomComponent[],
  positions: readonly (number | null)[],
): Generator<ComponentFacts> {
  const later = laterEntries(positions)
  let next = 0
  for (const [entry, position] of positions.entries()) {
    // Distinct components are numbered as they first come.
    if (position !== next) continue
    next += 1
    const [first] = factsAt(entries, [entry])
    const others = factsAt(entries, later.get(position) ?? [])
    if (first !== undefined) yield others.reduce(mergeFacts, first)
  }
}

/** Where components stand again, by distinct component. */
function laterEntries(positions: readonly (number | null)[]): ReadonlyMap<number, readonly number[]> {
  const later = new Map<number, number[]>()
  let known = 0
  for (const [entry, position] of positions.entries()) {
    if (position === null) continue
    if (position === known) known += 1
    else later.set(position, [...(later.get(position) ?? []), entry].slice(0, mergedEntries))
  }
  return later
}

/** A component may stand in thousands of places that all say the same. */
const mergedEntries = 20

function factsAt(entries: readonly SbomComponent[], at: readonly number[]): readonly ComponentFacts[] {
  return at.flatMap((entry) => {
    const component = entries[entry]
    if (component === undefined) return []
    const { path, parent, ref, ...facts } = component
    return [facts]
  })
}

function* packAll<Kind extends FactsKind>(
  kind: Kind,
  facts: Iterable<FactsOf<Kind>>,
): Generator<PackedFacts> {
  let first = 0
  let stretch: FactsOf<Kind>[] = []
  for (const one of facts) {
    stretch.push(one)
    if (stretch.length < stretchLength) continue
    yield { kind, first, bytes: pack(stretch) }
    first += stretch.length
    stretch = []
  }
  if (stretch.length > 0) yield { kind, first, bytes: pack(stretch) }
}

/** The fastest level: three times as fast as the usual one, and a tenth larger. */
const quickly = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

function pack(facts: readonly unknown[]): Uint8Array {
  return zstdCompressSync(JSON.stringify(facts), quickly)
}

/** What `packFacts` made of entries of this kind. */
export function unpackFacts<Kind extends FactsKind>(
  _kind: Kind,
  bytes: Uint8Array,
): readonly FactsOf<Kind>[] {
  return JSON.parse(zstdDecompressSync(bytes).toString())
}
