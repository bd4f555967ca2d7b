import { alpm } from './alpm/index.ts'
import { apk } from './apk/index.ts'
import { bitnami } from './bitnami/index.ts'
import { composer } from './composer/index.ts'
import { conan } from './conan/index.ts'
import { debian } from './debian/index.ts'
import { generic } from './generic/index.ts'
import { githubActions } from './github-actions/index.ts'
import { julia } from './julia/index.ts'
import { maven } from './maven/index.ts'
import { nuget } from './nuget/index.ts'
import { numberList } from './number-list/index.ts'
import { pep440 } from './pep440/index.ts'
import { pub } from './pub/index.ts'
import { rpm } from './rpm/index.ts'
import { rubygems } from './rubygems/index.ts'
import { semver } from './semver/index.ts'
import type { VersionScheme } from './version-scheme.ts'

/** Every scheme, in the order of their names. To add one, add its folder and its name here. */
export const versionSchemes: readonly VersionScheme[] = [
  alpm,
  apk,
  bitnami,
  composer,
  conan,
  debian,
  generic,
  githubActions,
  julia,
  maven,
  nuget,
  numberList,
  pep440,
  pub,
  rpm,
  rubygems,
  semver,
]

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
