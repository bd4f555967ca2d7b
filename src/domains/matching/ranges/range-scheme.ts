import { cpeScheme } from '#versions/identifiers/cpe/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import type { VersionScheme } from '#versions/version-scheme.ts'

/** Products that are named by CPE: their ranges stand beside those of packages, under keys `cpe/…`. */
export const keyedProducts = { ecosystem: 'cpe', scheme: cpeScheme }

/** The scheme of a range's bounds; undefined: nothing orders these versions. */
export function schemeOfRange(packageKey: string): VersionScheme | undefined {
  const ecosystem = packageKey.slice(0, packageKey.indexOf('/'))
  return ecosystem === keyedProducts.ecosystem ? keyedProducts.scheme : schemeForPackageType(ecosystem)
}
