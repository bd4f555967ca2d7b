import type { SbomComponent, SbomDocument } from '#formats/sbom/model/sbom-document.ts'
import { hasDistributions, knownDistributions } from '#versions/identifiers/package-key/index.ts'
import { type FoundComponent, identityOf, isKeepable } from './component-identity.ts'

/** So many packages that hold one thing are looked at; real ones have one, seldom two. */
const mostHolders = 8

type Holding = Pick<SbomDocument, 'components' | 'dependencies'>

const none: ReadonlyMap<number, readonly number[]> = new Map()

/**
 * The packages of distributions in which entries lie that are none themselves, the nearest of each: by what contains
 * what. Ends are positions of entries. Where a document tells nothing of the kind, which is usual, one look at each
 * edge is all.
 */
function holdersIn({ components, dependencies }: Holding): ReadonlyMap<number, readonly number[]> {
  const isPackaged = (position: number) => isOfDistribution(components[position])
  const starts = new Set<number>()
  forEachHeld({ components, dependencies }, (from, to) => {
    if (isPackaged(from) && !isPackaged(to)) starts.add(from)
  })
  if (starts.size === 0) return none
  const held = new Map<number, number[]>()
  forEachHeld({ components, dependencies }, (from, to) => {
    const known = held.get(from)
    if (known === undefined) held.set(from, [to])
    else known.push(to)
  })
  const holders = new Map<number, readonly number[]>()
  let level: Level = new Map([...starts].map((start) => [start, [start]]))
  while (level.size > 0) {
    level = below(level, held, (to) => to >= 0 && !holders.has(to) && !isPackaged(to))
    for (const [position, of] of level) holders.set(position, of)
  }
  return holders
}

/** Entries of one distance, each with the packages in which it lies. */
type Level = ReadonlyMap<number, readonly number[]>

/** What lies right in those of a level, of what is meant. */
function below(level: Level, held: Level, isMeant: (position: number) => boolean): Level {
  const next = new Map<number, readonly number[]>()
  for (const [holder, of] of level) {
    for (const to of (held.get(holder) ?? []).filter(isMeant)) {
      next.set(to, [...new Set([...(next.get(to) ?? []), ...of])].slice(0, mostHolders))
    }
  }
  return next
}

function forEachHeld({ components, dependencies }: Holding, see: (from: number, to: number) => void): void {
  for (const { from, to, kind } of dependencies) if (kind === 'contains') see(from, to)
  for (const [to, { parent }] of components.entries()) if (parent !== null) see(parent, to)
}

function isOfDistribution(entry: SbomComponent | undefined): boolean {
  const purl = entry?.purl ?? null
  return purl !== null && hasDistributions(purl.slice('pkg:'.length, purl.indexOf('/')).toLowerCase())
}

/**
 * The package of a distribution by which something in it is judged first: that which packages this very version, else
 * the only one. Of several from one source any will do; of several sources nobody can tell which answers for it: null.
 * A package of no distribution that we know has nobody who answers for it.
 * @param holders packages that hold it
 */
function ownerAmong(version: string, holders: readonly FoundComponent[]): FoundComponent | null {
  const known = holders.filter(({ packageKey }) => isKnown(packageKey))
  const same = known.filter((holder) => packages(holder, version))
  const [first = null, ...others] = (same.length > 0 ? same : known).toSorted((a, b) =>
    identityOf(a) < identityOf(b) ? -1 : 1,
  )
  return first !== null && others.every((other) => sourceOf(other) === sourceOf(first)) ? first : null
}

const known: ReadonlySet<string> = new Set(knownDistributions)

function isKnown(packageKey: string): boolean {
  return known.has(packageKey.split('/', 2)[1] ?? '')
}

/** A distribution's version is upstream's with its own behind: `1:1.24.2-5.el8`, `1.24.2+dfsg-1`. */
function packages(holder: FoundComponent, version: string): boolean {
  const upstream = holder.version.replace(/^\d+:/, '')
  // Versions of Go modules begin with a letter.
  const own = version.replace(/^v(?=\d)/, '')
  return own !== '' && upstream.startsWith(own) && !/^\.?\d/.test(upstream.slice(own.length))
}

/** Where the binary's name stands beside it, its key is the source's. */
function sourceOf({ packageKey, otherKey, binaryName }: FoundComponent): string {
  return binaryName === null ? (otherKey ?? packageKey) : packageKey
}

/** The component as a part of a distribution's package: another than the one that upstream publishes. */
function ownedBy(component: FoundComponent, owner: FoundComponent): FoundComponent {
  const place = [owner.packageKey, '@', owner.version, owner.qualifiers === '' ? '' : ` ${owner.qualifiers}`]
  return { ...component, qualifiers: [component.qualifiers, ';in=', ...place].join('') }
}

/** A component that is a part of another, a distribution's package: rows among the distinct ones. */
export interface FoundOwner {
  readonly row: number
  readonly ownerRow: number
  /** Whether the package is of the component's own version. */
  readonly isPackaged: boolean
}

/** Owners that grow while the entries of a document are gathered. */
interface GrowingOwners {
  /** The component as it is told apart in its place. @param position of its entry */
  place(position: number, component: FoundComponent): FoundComponent
  /** @param rows of the distinct components, by identity */
  owners(rows: ReadonlyMap<string, number>): readonly FoundOwner[]
}

/** @param identify which package version an entry is */
export function growingOwners(
  sbom: Holding,
  identify: (entry: SbomComponent) => FoundComponent,
): GrowingOwners {
  const holders = holdersIn(sbom)
  const identified = new Map<number, FoundComponent>()
  const owners = new Map<string, { readonly owner: string; readonly isPackaged: boolean }>()
  const identifyOnce = (position: number): readonly FoundComponent[] => {
    const entry = sbom.components[position]
    if (entry === undefined) return []
    const found = identified.get(position) ?? identify(entry)
    identified.set(position, found)
    return [found]
  }
  return {
    place(position, component) {
      const held = holders.get(position)
      if (held === undefined) return component
      const owner = ownerAmong(component.version, held.flatMap(identifyOnce))
      if (owner === null) return component
      const placed = ownedBy(component, owner)
      // Better nobody's part than left out.
      if (!isKeepable(placed)) return component
      const isPackaged = packages(owner, component.version)
      owners.set(identityOf(placed), { owner: identityOf(owner), isPackaged })
      return placed
    },
    owners: (rows) =>
      [...owners].flatMap(([part, { owner, isPackaged }]) => {
        const [row, ownerRow] = [rows.get(part), rows.get(owner)]
        return row === undefined || ownerRow === undefined ? [] : [{ row, ownerRow, isPackaged }]
      }),
  }
}
