import { pep440 } from './pep440/index.ts'
import { semver } from './semver/index.ts'
import type { VersionScheme } from './version-scheme.ts'

/** Every scheme, in the order of their names. To add one, add its folder and its name here. */
export const versionSchemes: readonly VersionScheme[] = [pep440, semver]

const byId = new Map(versionSchemes.map((scheme) => [scheme.id, scheme]))
const byPackageType = new Map(
  versionSchemes.flatMap((scheme) => scheme.ecosystems.map((type) => [type, scheme] as const)),
)

/** The scheme of that id, or `undefined`. */
export function findScheme(id: string): VersionScheme | undefined {
  return byId.get(id)
}

/** The scheme that orders the versions of a purl type (`npm`, `pypi` …), or `undefined`: their order is unknown. */
export function schemeForPackageType(purlType: string): VersionScheme | undefined {
  return byPackageType.get(purlType)
}
