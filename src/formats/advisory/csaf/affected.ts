import {
  distributionName,
  hasDistributions,
  packageKeyOfPurl,
} from '#versions/identifiers/package-key/index.ts'
import type { Purl } from '#versions/identifiers/purl/index.ts'
import type { AffectedPackage } from '../model/advisory.ts'
import type { CsafDocument, CsafProduct, CsafVulnerability, ProductStatus } from './model.ts'
import { bearerOf, placeOf, platformOf, purlsOf } from './platform.ts'
import { inwards } from './products.ts'
import { type Remarks, remarksOf } from './remarks.ts'
import { packagesOf, type Told, tell, toldNothing } from './told.ts'
import { affectedStatuses, fixedStatuses } from './versions.ts'

/** What can be compared of a vulnerability's products, and how many cannot be yet. */
export interface AffectedOfCsaf {
  readonly packages: readonly AffectedPackage[]
  /** Affected or fixed products that are known by CPE alone, and those known by their names alone. */
  readonly byCpe: number
  readonly byName: number
}

/**
 * Products with a package URL become packages: an affected one with a version is that version; one without is the
 * package whole, up to the version that has the fix; one that has the fix tells that those before it have not. Several versions
 * with a fix are of several lines, whose beginnings nobody tells: what lies between them is undetermined, as is all while
 * the publisher investigates. That a package is not affected is taken from a vendor, of what it builds into a release of its own
 * distribution; of others these are statements (`vexOfCsaf`) and no ranges.
 */
export function affectedOf(document: CsafDocument, vulnerability: CsafVulnerability): AffectedOfCsaf {
  const told = new Map<string, Told>()
  const remarks = remarksOf(document, vulnerability)
  const byCpe = new Set<string>()
  const byName = new Set<string>()
  for (const [status, id] of pairs(vulnerability, comparedStatuses)) {
    const named = purlsOf(document.products, id)
    tellAll(told, named, { status, product: bearerOf(document.products, id), id, remarks })
    if (named.length > 0) continue
    const isKnownByCpe = inwards(document.products, id).some(({ cpe }) => cpe !== null)
    if (isKnownByCpe) byCpe.add(id)
    else byName.add(id)
  }
  for (const [status, id] of pairs(vulnerability, ['known_not_affected'])) {
    const product = bearerOf(document.products, id)
    tellAll(told, ownPurlsOf(document, id), { status, product, id, remarks })
  }
  return { packages: [...told.values()].flatMap(packagesOf), byCpe: byCpe.size, byName: byName.size }
}

function pairs({ statuses }: CsafVulnerability, wanted: readonly ProductStatus[]) {
  return wanted.flatMap((status) => (statuses.get(status) ?? []).map((id) => [status, id] as const))
}

const comparedStatuses: readonly ProductStatus[] = [
  ...affectedStatuses,
  ...fixedStatuses,
  'under_investigation',
]

/** The packages of a distribution in a release of it, where a vendor speaks; who else does, does not know its builds. */
function ownPurlsOf({ products, publisher }: CsafDocument, id: string): readonly Purl[] {
  const platform = platformOf(products, id)
  if (publisher.category !== 'vendor' || platform === null || platform.distro === null) return []
  return purlsOf(products, id).filter(({ type, namespace }) => {
    return hasDistributions(type) && distributionName(namespace ?? '') === platform.distribution
  })
}

interface Saying {
  readonly status: ProductStatus
  readonly product: CsafProduct | undefined
  readonly id: string
  readonly remarks: Remarks
}

function tellAll(told: Map<string, Told>, purls: readonly Purl[], saying: Saying): void {
  for (const purl of purls) tellOf(told, purl, saying)
}

function tellOf(told: Map<string, Told>, purl: Purl, { status, product, id, remarks }: Saying): void {
  const { ecosystem, key, distribution, isExtended = false } = placeOf(purl)
  const { version, module = null } = packageKeyOfPurl(purl)
  const place = JSON.stringify([key, distribution, isExtended, module])
  const one = told.get(place) ?? toldNothing({ purl, ecosystem, path: product?.path ?? '', module })
  told.set(place, one)
  tell(one, { status, version, versionRange: product?.versionRange ?? null })
  const excuse = status === 'known_not_affected' ? remarks.excuses.get(id) : undefined
  const fixless = affectedStatuses.includes(status) ? remarks.fixless.get(id) : undefined
  if (excuse !== undefined) one.excuses.add(excuse)
  if (fixless !== undefined) one.fixless.add(fixless)
}
