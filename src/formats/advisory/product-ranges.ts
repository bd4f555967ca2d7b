import { packageKeyOfOsv } from '#versions/identifiers/package-key/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import { aboveAll, belowAll, compareKeys, successor } from '#versions/keys/key.ts'
import type { VersionScheme } from '#versions/version-scheme.ts'
import { versionTypes } from './collections.data.ts'
import type { AffectedPackage, AffectedRange, RangeEvent } from './model/advisory.ts'
import type { NamedProduct, ProductStatus, ProductVersions } from './model/product.ts'
import { type PackageName, packageOf } from './package-identity.ts'
import { systemsAmong, toldSystems } from './systems.ts'

/**
 * The products that are packages, with those of their versions that are affected. Ranges are taken over only where the
 * order they are meant by is the order of the ecosystem; whatever else there is leaves the package incomplete.
 */
export function packagesAmong(products: readonly NamedProduct[]): readonly AffectedPackage[] {
  return products.flatMap((product) => {
    const named = packageOf(product)
    if (named === null) return []
    const identity = packageKeyOfOsv(named.ecosystem, named.name)
    const scheme = identity === undefined ? undefined : schemeForPackageType(identity.ecosystem)
    const affected = affectedVersions(product, { scheme, means: wordsOf(scheme, identity?.ecosystem ?? '') })
    return affected === null ? [] : [toPackage(product, named, affected)]
  })
}

function toPackage(product: NamedProduct, named: PackageName, affected: Affected): AffectedPackage {
  return {
    path: product.path,
    ...named,
    purl: product.purl,
    severities: [],
    ...affected,
    ...toldSystems(systemsAmong(product.platforms)),
    ecosystemSpecific: null,
    databaseSpecific: null,
  }
}

/** The versions of a product that are affected. */
export type Affected = Pick<AffectedPackage, 'ranges' | 'versions' | 'isComplete'>

/** An order of versions, and whether a record's `versionType` (null: it gives none) means it. */
export interface Order {
  readonly scheme: VersionScheme | undefined
  means(versionType: string | null): boolean
}

function wordsOf(scheme: VersionScheme | undefined, purlType: string): Order['means'] {
  const words = scheme === undefined ? [] : (versionTypes.get(scheme.id) ?? [])
  return (word) => word !== null && scheme !== undefined && (word === purlType || words.includes(word))
}

/** So many entries are weighed against each other; a record with more of them is left undetermined. */
const mostEntries = 400

/** What a record says of a product's versions, by an order of versions. Null where it calls none affected. */
export function affectedVersions(product: NamedProduct, order: Order): Affected | null {
  const { versions, defaultStatus } = product
  const rest = defaultStatus ?? 'unknown'
  const saysAffected = (entry: ProductVersions) =>
    entry.status === 'affected' || entry.changes.some(({ status }) => status === 'affected')
  if (rest !== 'affected' && product.isComplete && !versions.some(saysAffected)) return null
  const commits = commitRanges(product)
  const read = versions.filter((entry) => !isGit(entry)).map((entry) => readEntry(entry, order))
  const entries = read.filter((entry) => entry !== null)
  const unread = versions.filter((entry, index) => !isGit(entry) && read[index] === null)
  // An entry that cannot be read might be the one that takes versions out.
  const isDoubtful = rest === 'affected' || unread.some(({ status }) => status !== 'affected')
  const isUnread = !product.isComplete || unread.length > 0
  if ((isUnread && isDoubtful) || entries.length > mostEntries) {
    return { ranges: commits, versions: [], isComplete: false }
  }
  const { ranges, versions: points } = weigh(entries, rest)
  const isComplete = !isUnread && isBounded(product, entries)
  return { ranges: [...ranges, ...commits], versions: points, isComplete }
}

/** Of versions that nothing is said of, a record that ends none of its stretches says nothing at all. */
function isBounded({ defaultStatus }: NamedProduct, entries: readonly Entry[]): boolean {
  if (defaultStatus !== null) return defaultStatus !== 'unknown'
  return entries.some(
    ({ point, status, hi, changes }) =>
      point === null && (hi.place !== aboveAll || status !== 'affected' || changes.length > 0),
  )
}

function isGit({ versionType }: ProductVersions): boolean {
  return versionType?.toLowerCase() === 'git'
}

/** Commits have no order here; they are kept, and make the package undetermined. */
function commitRanges({ versions, repository }: NamedProduct): readonly AffectedRange[] {
  return versions
    .filter((entry) => isGit(entry) && entry.status === 'affected')
    .map(({ version, lessThan, lessThanOrEqual }) => {
      const events: RangeEvent[] = [{ kind: 'introduced', version: version ?? '0' }]
      if (lessThan !== null && lessThan !== '*') events.push({ kind: 'fixed', version: lessThan })
      else if (lessThanOrEqual !== null && lessThanOrEqual !== '*')
        events.push({ kind: 'last-affected', version: lessThanOrEqual })
      return { kind: 'git', repository, events }
    })
}

/** A place in the order of versions: at a version or right after it. */
interface Cut {
  readonly place: Uint8Array
  readonly text: string | null
  readonly isAfter: boolean
}

/** An entry whose bounds have a place. */
interface Entry {
  readonly status: ProductStatus
  readonly lo: Cut
  readonly hi: Cut
  readonly changes: readonly { readonly cut: Cut; readonly status: ProductStatus }[]
  /** The version, where the entry is only that. */
  readonly point: string | null
}

const bottom: Cut = { place: belowAll, text: null, isAfter: false }
const top: Cut = { place: aboveAll, text: null, isAfter: false }

/** A version by itself, not a sentence or a comparison; the ecosystems' own rules would take almost anything. */
const versionForm = /^[vV]?[0-9A-Za-z][0-9A-Za-z.+:~_!-]*$/

/** Null: in an order that is not the ecosystem's, or with a version that is none. */
function readEntry(entry: ProductVersions, { scheme, means }: Order): Entry | null {
  const { version, status, lessThan, lessThanOrEqual, versionType } = entry
  const isRange = lessThan !== null || lessThanOrEqual !== null
  const word = versionType?.toLowerCase() ?? null
  if (isRange || entry.changes.length > 0) {
    if (!means(word)) return null
  }
  const cutAt = (text: string | null, isAfter: boolean) => cut(scheme, text, isAfter)
  if (!isRange) return readPoint(entry, scheme)
  const lo = version === '0' || version === '*' ? bottom : cutAt(version, false)
  const hi = lessThan === null ? cutAt(lessThanOrEqual, true) : cutAt(lessThan, false)
  const changes = entry.changes.map((change) => ({ cut: cutAt(change.at, false), status: change.status }))
  const places = changes.flatMap((one) => (one.cut === null ? [] : [{ cut: one.cut, status: one.status }]))
  if (lo === null || hi === null || places.length !== changes.length) return null
  // An end before the beginning is a mistake, and what was meant is not known.
  if (compareKeys(lo.place, hi.place) >= 0) return null
  return {
    status,
    lo,
    hi,
    changes: places.toSorted((a, b) => compareKeys(a.cut.place, b.cut.place)),
    point: null,
  }
}

/** One version stands for itself in any order. With changes but no end it is the beginning of a stretch. */
function readPoint(entry: ProductVersions, scheme: VersionScheme | undefined): Entry | null {
  const { version, status, changes } = entry
  if (version === null || changes.length > 0) return null
  if (version === '*' && status === 'affected') {
    return { status, lo: bottom, hi: top, changes: [], point: null }
  }
  if (!(versionForm.test(version) && /\d/.test(version)) || version === '0') return null
  const lo = cut(scheme, version, false)
  const hi = cut(scheme, version, true)
  if (lo !== null && hi !== null) return { status, lo, hi, changes: [], point: version }
  // Without a place it can only be compared as text, which is enough for what is affected.
  return status === 'affected' ? { status, lo: bottom, hi: bottom, changes: [], point: version } : null
}

function cut(scheme: VersionScheme | undefined, text: string | null, isAfter: boolean): Cut | null {
  if (text === null) return null
  if (text === '*') return top
  if (!versionForm.test(text)) return null
  const key = scheme?.encode(text)
  if (key === undefined) return null
  return { place: isAfter ? successor(key) : key, text, isAfter }
}

interface Weighed {
  readonly ranges: readonly AffectedRange[]
  readonly versions: readonly string[]
}

/** The affected stretches, as the CVE schema has them evaluated: the first entry that holds a version decides. */
function weigh(entries: readonly Entry[], rest: ProductStatus): Weighed {
  const isPlain = rest !== 'affected' && entries.every(({ status }) => status === 'affected')
  const isListed = (entry: Entry) => entry.point !== null && (isPlain || entry.hi === bottom)
  const points = entries.flatMap((entry) => (isListed(entry) ? (entry.point ?? []) : []))
  const weighed = entries.filter((entry) => !isListed(entry))
  const cuts = distinctCuts(weighed)
  const segments = cuts.map((from, index) => ({
    from,
    to: cuts[index + 1] ?? top,
    status: statusAt(from.place, weighed, rest),
  }))
  const ranges: AffectedRange[] = []
  for (let index = 0; index < segments.length; index++) {
    const first = segments[index]
    if (first?.status !== 'affected') continue
    while (segments[index + 1]?.status === 'affected') index++
    const to = segments[index]?.to ?? top
    ranges.push(toRange(first.from, to, segments[index + 1]?.status ?? rest))
  }
  return { ranges, versions: points }
}

function distinctCuts(entries: readonly Entry[]): readonly Cut[] {
  const all = [
    bottom,
    ...entries.flatMap(({ lo, hi, changes }) => [lo, hi, ...changes.map((one) => one.cut)]),
  ]
  const sorted = all.toSorted((a, b) => compareKeys(a.place, b.place))
  const isNew = (one: Cut, index: number) => {
    const before = sorted[index - 1]
    return before === undefined || compareKeys(before.place, one.place) !== 0
  }
  return sorted.filter((one, index) => one.place !== aboveAll && isNew(one, index))
}

function statusAt(place: Uint8Array, entries: readonly Entry[], rest: ProductStatus): ProductStatus {
  const holder = entries.find(
    ({ lo, hi }) => compareKeys(lo.place, place) <= 0 && compareKeys(place, hi.place) < 0,
  )
  if (holder === undefined) return rest
  const change = holder.changes.findLast(({ cut: at }) => compareKeys(at.place, place) <= 0)
  return change?.status ?? holder.status
}

/** An end that the record calls unaffected is a fix; any other is only an end. */
function toRange(from: Cut, to: Cut, next: ProductStatus): AffectedRange {
  const events: RangeEvent[] = [{ kind: from.isAfter ? 'above' : 'introduced', version: from.text ?? '0' }]
  if (to.text !== null) events.push({ kind: endKind(to, next), version: to.text })
  return { kind: 'ecosystem', repository: null, events }
}

function endKind(to: Cut, next: ProductStatus): RangeEvent['kind'] {
  if (to.isAfter) return 'last-affected'
  return next === 'unaffected' ? 'fixed' : 'limit'
}
