import { packageKeyOfPurl } from '#versions/identifiers/package-key/index.ts'
import { formatPurl, type Purl, parsePurl } from '#versions/identifiers/purl/index.ts'
import type { AffectedPackage, RangeEvent } from '../model/advisory.ts'
import type { CsafDocument, CsafProduct, CsafVulnerability, ProductStatus } from './model.ts'
import { inwards, outwards } from './products.ts'
import { eventsOfVers } from './vers.ts'
import { affectedStatuses, fixedStatuses } from './versions.ts'

/** What can be compared of a vulnerability's products, and how many cannot be yet. */
export interface AffectedOfCsaf {
  readonly packages: readonly AffectedPackage[]
  /** Affected or fixed products that are known by CPE alone, and those known by their names alone. */
  readonly byCpe: number
  readonly byName: number
}

/** What a record says of one package in one release of a distribution, by what it says of the versions. */
interface Told {
  readonly purl: Purl
  readonly path: string
  readonly listed: Set<string>
  readonly fixed: Set<string>
  readonly first: Set<string>
  readonly last: Set<string>
  readonly ranges: (readonly RangeEvent[])[]
  /** Affected without any version. */
  isWhole: boolean
  /** Something of it could not be read, or is not known to the publisher either. */
  isLost: boolean
}

/**
 * Products with a package URL become packages: an affected one with a version is that version; one without is the
 * package whole, up to the version that has the fix where there is exactly one; one that has the fix tells that those
 * before it have not. Several versions with a fix are of several lines, whose beginnings nobody tells, so that the answer is
 * "undetermined", as it is while the publisher investigates. Not affected ones are other people's statements and no ranges.
 */
export function affectedOf(document: CsafDocument, vulnerability: CsafVulnerability): AffectedOfCsaf {
  const told = new Map<string, Told>()
  const byCpe = new Set<string>()
  const byName = new Set<string>()
  for (const status of comparedStatuses) {
    for (const id of vulnerability.statuses.get(status) ?? []) {
      const named = purlsOf(document.products, id)
      for (const purl of named) tell(told, purl, { status, product: bearerOf(document.products, id) })
      if (named.length > 0) continue
      const isKnownByCpe = inwards(document.products, id).some(({ cpe }) => cpe !== null)
      if (isKnownByCpe) byCpe.add(id)
      else byName.add(id)
    }
  }
  return { packages: [...told.values()].map(packageOf), byCpe: byCpe.size, byName: byName.size }
}

const comparedStatuses: readonly ProductStatus[] = [
  ...affectedStatuses,
  ...fixedStatuses,
  'under_investigation',
]

/** The product whose package URL it goes by: itself, or what is built into it. */
function bearerOf(products: CsafDocument['products'], id: string): CsafProduct | undefined {
  return inwards(products, id).find(({ purls }) => purls.length > 0)
}

/** The package URLs of a product or of what is built into it, each in the release of the distribution it stands in. */
export function purlsOf(products: CsafDocument['products'], id: string): readonly Purl[] {
  const bearer = bearerOf(products, id)
  if (bearer === undefined) return []
  const release =
    outwards(products, id)
      .map(releaseOf)
      .find((found) => found !== null) ?? null
  return bearer.purls.flatMap((text) => {
    const parsed = parsePurl(text)
    return parsed.ok ? [inRelease(parsed.value, release)] : []
  })
}

const redHatRelease = /^cpe:(?:\/|2\.3:)o:redhat:(?:enterprise_linux|rhel_[a-z0-9_]+):(\d{1,3})(?:[.:*]|$)/i

/** Red Hat names the release of a package by the CPE of what the package is a component of. */
function releaseOf({ cpe }: CsafProduct): string | null {
  return cpe === null ? null : (redHatRelease.exec(cpe)?.[1] ?? null)
}

function inRelease(purl: Purl, release: string | null): Purl {
  const isRedHat = purl.type === 'rpm' && purl.namespace === 'redhat'
  if (!isRedHat || release === null || purl.qualifiers.distro !== undefined) return purl
  return { ...purl, qualifiers: { ...purl.qualifiers, distro: `redhat-${release}` } }
}

interface Said {
  readonly status: ProductStatus
  readonly product: CsafProduct | undefined
}

function tell(told: Map<string, Told>, purl: Purl, { status, product }: Said): void {
  const { key, distribution, version } = packageKeyOfPurl(purl)
  const place = `${key} ${distribution ?? '?'}`
  const one = told.get(place) ?? toldNothing(purl, product?.path ?? '')
  told.set(place, one)
  if (status === 'under_investigation') one.isLost = true
  else if (version !== null) versionsFor(one, status).add(version)
  else if (!fixedStatuses.includes(status)) tellRange(one, product?.versionRange ?? null)
}

function toldNothing(purl: Purl, path: string): Told {
  return {
    purl,
    path,
    listed: new Set(),
    fixed: new Set(),
    first: new Set(),
    last: new Set(),
    ranges: [],
    isWhole: false,
    isLost: false,
  }
}

function versionsFor({ listed, fixed, first, last }: Told, status: ProductStatus): Set<string> {
  if (fixedStatuses.includes(status)) return fixed
  if (status === 'first_affected') return first
  return status === 'last_affected' ? last : listed
}

/** An affected product without a version in its package URL: a range where it gives one, else all there is. */
function tellRange(one: Told, versionRange: string | null): void {
  const events = versionRange === null ? null : eventsOfVers(versionRange)
  if (versionRange === null) one.isWhole = true
  else if (events === null) one.isLost = true
  else one.ranges.push(...events)
}

function packageOf(told: Told): AffectedPackage {
  const spans = spansOf(told)
  return {
    ecosystem: null,
    name: null,
    path: told.path,
    purl: formatPurl(withoutVersion(told.purl)),
    severities: [],
    ranges: (spans ?? told.ranges).map((events) => ({ kind: 'ecosystem', repository: null, events })),
    versions: [...told.listed],
    isComplete: spans !== null && !told.isLost,
    ecosystemSpecific: null,
    databaseSpecific: null,
  }
}

/** The stretches that are affected, beside listed versions; null where they cannot be told. */
function spansOf({
  listed,
  fixed,
  first,
  last,
  ranges,
  isWhole,
}: Told): readonly (readonly RangeEvent[])[] | null {
  if (first.size > 1 || last.size > 1) return null
  const isOpen = isWhole || first.size > last.size
  const saysOnlyFixed = listed.size + first.size + last.size + ranges.length === 0 && !isWhole
  if (!(isOpen || saysOnlyFixed)) return [...ranges, ...spanTo(last, { from: first, kind: 'last-affected' })]
  // One that has the fix closes what is open; of several nobody tells which.
  if (fixed.size > 1 || (saysOnlyFixed && fixed.size === 0)) return null
  const [mended] = fixed
  const [version = '0'] = isWhole ? [] : first
  const end: readonly RangeEvent[] = mended === undefined ? [] : [{ kind: 'fixed', version: mended }]
  return [...ranges, [{ kind: 'introduced', version }, ...end]]
}

function spanTo(
  ends: ReadonlySet<string>,
  { from, kind }: { readonly from: ReadonlySet<string>; readonly kind: RangeEvent['kind'] },
): readonly (readonly RangeEvent[])[] {
  const [end] = ends
  const [version = '0'] = from
  return end === undefined
    ? []
    : [
        [
          { kind: 'introduced', version },
          { kind, version: end },
        ],
      ]
}

/** The package alone. Of the qualifiers only what tells which package it is. */
function withoutVersion(purl: Purl): Purl {
  const { distro, upstream } = purl.qualifiers
  const qualifiers = {
    ...(distro === undefined ? {} : { distro }),
    ...(upstream === undefined ? {} : { upstream }),
  }
  return { ...purl, version: null, subpath: null, qualifiers }
}
