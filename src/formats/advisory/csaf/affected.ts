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

/** What a record says of one package in one release of a distribution. */
interface Told {
  readonly purl: Purl
  readonly path: string
  readonly listed: Set<string>
  readonly fixed: Set<string>
  readonly ranges: (readonly RangeEvent[])[]
  /** Affected without any version. */
  isWhole: boolean
  /** Something of it could not be read. */
  isLost: boolean
}

/**
 * Products with a package URL become packages: an affected one with a version is that version; one without is the
 * package whole, up to the version that has the fix where there is exactly one; one that has the fix tells that those
 * before it have not. Several versions with a fix are of several lines, whose beginnings nobody tells, so that the answer is
 * "undetermined". Not affected ones are other people's statements and no ranges.
 */
export function affectedOf(document: CsafDocument, vulnerability: CsafVulnerability): AffectedOfCsaf {
  const told = new Map<string, Told>()
  const unnamed = { cpe: new Set<string>(), name: new Set<string>() }
  for (const status of [...affectedStatuses, ...fixedStatuses]) {
    for (const id of vulnerability.statuses.get(status) ?? []) {
      const product = document.products.get(id)
      const named = purlsOf(document.products, id)
      if (named.length > 0 && product !== undefined)
        for (const one of named) tell(told, one, { status, product })
      else if (inwards(document.products, id).some(({ cpe }) => cpe !== null)) unnamed.cpe.add(id)
      else unnamed.name.add(id)
    }
  }
  return {
    packages: [...told.values()].map(packageOf),
    byCpe: unnamed.cpe.size,
    byName: unnamed.name.size,
  }
}

/** The package URLs of a product or of what is built into it, each in the release of the distribution it stands in. */
export function purlsOf(products: CsafDocument['products'], id: string): readonly Purl[] {
  const bearer = inwards(products, id).find(({ purls }) => purls.length > 0)
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
  readonly product: CsafProduct
}

function tell(told: Map<string, Told>, purl: Purl, { status, product }: Said): void {
  const { key, distribution, version } = packageKeyOfPurl(purl)
  const place = `${key} ${distribution ?? '?'}`
  const one = told.get(place) ?? {
    purl,
    path: product.path,
    listed: new Set(),
    fixed: new Set(),
    ranges: [],
    isWhole: false,
    isLost: false,
  }
  told.set(place, one)
  if (fixedStatuses.includes(status)) {
    if (version !== null) one.fixed.add(version)
    return
  }
  if (version === null) tellRange(one, product)
  else if (status === 'first_affected') one.ranges.push([{ kind: 'introduced', version }])
  else if (status === 'last_affected')
    one.ranges.push([
      { kind: 'introduced', version: '0' },
      { kind: 'last-affected', version },
    ])
  else one.listed.add(version)
}

/** An affected product without a version in its package URL: a range where it gives one, else all there is. */
function tellRange(one: Told, { versionRange, purls }: CsafProduct): void {
  if (versionRange === null || purls.length === 0) {
    one.isWhole = true
    return
  }
  const events = eventsOfVers(versionRange)
  if (events === null) one.isLost = true
  else one.ranges.push(...events)
}

function packageOf(told: Told): AffectedPackage {
  const { purl, path, listed, fixed, ranges, isWhole } = told
  const [mended] = fixed
  const spans = [...ranges]
  let { isLost } = told
  if (mended !== undefined && fixed.size === 1) {
    // Listed versions stand for themselves: that something has the fix tells no more of the others then.
    if (listed.size === 0 && ranges.length === 0) {
      spans.push([
        { kind: 'introduced', version: '0' },
        { kind: 'fixed', version: mended },
      ])
    }
  } else if (isWhole && fixed.size === 0) spans.push([{ kind: 'introduced', version: '0' }])
  else if (listed.size === 0 && ranges.length === 0) isLost = true
  return {
    ecosystem: null,
    name: null,
    path,
    purl: formatPurl(withoutVersion(purl)),
    severities: [],
    ranges: spans.map((events) => ({ kind: 'ecosystem', repository: null, events })),
    versions: [...listed],
    isComplete: !isLost,
    ecosystemSpecific: null,
    databaseSpecific: null,
  }
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
