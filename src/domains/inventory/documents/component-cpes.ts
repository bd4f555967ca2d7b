import type { SbomComponent } from '#formats/sbom/model/sbom-document.ts'
import {
  type CpeName,
  cpeKey,
  cpeVersionOf,
  formatCpe,
  keyBeside,
  parseCpe,
  traitsOf,
} from '#versions/identifiers/cpe/index.ts'
import { distributionIn, hasDistributions, osvEcosystemOf } from '#versions/identifiers/package-key/index.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { splitEvr } from '#versions/keys/split-evr.ts'

/** A CPE name by which a component may be found. */
export interface ComponentCpe {
  /** As a formatted string of CPE 2.3. */
  readonly name: string
  readonly key: string
  readonly version: string
  /** Hexadecimal, in the order of CPE's versions; null where it has none. */
  readonly versionKey: string | null
  readonly traits: readonly (string | null)[] | null
  /** Whether the version may hold mends of later ones. */
  readonly isRebuilt: boolean
}

/** A name by the component that it was given to. */
export interface NameOfComponent {
  readonly packageKey: string
  readonly componentId: number
  readonly name: string
}

/** How far CPE names of a document count for a component. */
type Standing = 'counts' | 'rebuilt' | 'none'

/**
 * Ecosystems that pack what others publish under the names that these have, and have few advisories of their own.
 */
const packing: ReadonlySet<string> = new Set(['conan'])

/**
 * Scanners guess CPE names from a package's name, and so take a gem for the library that it binds. Where an ecosystem has
 * advisories of its own, those judge its packages, and guesses count for nothing. A package of a distribution
 * without advisories may be mended while its version stays.
 */
export function standingOf(entry: SbomComponent): Standing {
  const purl = entry.purl === null ? undefined : parsePurl(entry.purl)
  if (purl?.ok !== true) return isJudgedSystem(entry) ? 'none' : 'counts'
  const { type, namespace } = purl.value
  if (osvEcosystemOf(type, namespace) !== undefined && !packing.has(type)) return 'none'
  return hasDistributions(type) ? 'rebuilt' : 'counts'
}

/** Records name a distribution for every package in it; which of those a system has, its packages tell. */
function isJudgedSystem({ kind, name }: SbomComponent): boolean {
  const id =
    kind === 'operating-system' ? distributionIn(name.trim().toLowerCase().replace(/\s+/g, '-')) : null
  return id !== null && ['deb', 'rpm', 'apk', 'alpm'].some((type) => osvEcosystemOf(type, id) !== undefined)
}

/** Scanners guess some dozen names of one component. */
const mostNames = 40

/** A name is part of an index row; PostgreSQL takes 2,704 bytes into one. */
const longestName = 512

const furtherNames = 'syft:cpe23'

/** The CPE names of an entry that count, each once. @param version of the component, for names that tell none */
export function cpesOf(entry: SbomComponent, version: string): readonly ComponentCpe[] {
  if (entry.cpe === null) return []
  const standing = standingOf(entry)
  if (standing === 'none') return []
  const further = entry.properties.flatMap(({ name, value }) => (name === furtherNames ? (value ?? []) : []))
  const names = new Map<string, ComponentCpe>()
  for (const text of [entry.cpe, ...further].slice(0, mostNames)) {
    const found = cpeOf(text, { version, isRebuilt: standing === 'rebuilt' })
    if (found !== undefined) names.set(found.name, found)
  }
  return [...names.values()]
}

/** The key of the CPE name that a component without a purl is known by; null where it has none. */
export function keyedBy(entry: SbomComponent): string | null {
  const name = entry.cpe === null ? undefined : parseCpe(entry.cpe)
  return (name === undefined ? undefined : cpeKey(name)) ?? null
}

interface Component {
  readonly version: string
  readonly isRebuilt: boolean
}

function cpeOf(text: string, component: Component): ComponentCpe | undefined {
  const name = parseCpe(text)
  const key = name === undefined ? undefined : cpeKey(name)
  if (name === undefined || key === undefined) return undefined
  const written = formatCpe(name)
  if (Buffer.byteLength(written) > longestName) return undefined
  const { traits } = traitsOf(name)
  return { name: written, key, traits, isRebuilt: component.isRebuilt, ...versionIn(name, component) }
}

/** The name's own version, or where it tells none the component's. */
function versionIn(name: CpeName, { version, isRebuilt }: Component) {
  const own = cpeVersionOf(name)
  const told = own.kind === 'one' ? own.text : version.toLowerCase()
  const text = isRebuilt ? (splitEvr(told)?.version ?? told) : told
  const key = keyBeside(own, text)
  return { version: text, versionKey: key === undefined ? null : Buffer.from(key).toString('hex') }
}
