import { normalisers } from './normalise.ts'

/** A package as advisories name it, and the distribution release it belongs to: what matching joins by. */
export interface PackageIdentity {
  /** The purl type, which also tells the version scheme. */
  readonly ecosystem: string
  /** Ecosystem and normalised name: `npm/@vue/shared`, `maven/org.slf4j:slf4j-api`, `deb/debian/bash`. */
  readonly key: string
  /** Such as `debian-12`. Null if the type has no distributions, or the release is not told. */
  readonly distribution: string | null
  /** The module stream an RPM was built for, or `?` where only that it was is told; absent: for none. */
  readonly module?: string
  /** Set where the release is named as what is supported beyond the usual; the release itself is the same. */
  readonly isExtended?: true
}

/**
 * The key of a package; every spelling of a name gives one key.
 * @param purlType the ecosystem; also `cpe`, with vendor and product for namespace and name
 */
export function packageKey(purlType: string, namespace: string | null, name: string): string {
  const path = namespace === null || namespace === '' ? name : `${namespace}/${name}`
  // Joined, a key is one text; added up it would keep its parts, and there may be half a million.
  return [purlType, normalisers.get(purlType)?.(path) ?? path].join('/')
}
