/**
 * Registries as CVE records name them in `collectionURL`, by host and the beginning of the path, and the OSV ecosystem
 * each is. Only those whose names mean one package without doubt.
 */
export const collections: readonly (readonly [prefix: string, ecosystem: string])[] = [
  ['registry.npmjs.org', 'npm'],
  ['www.npmjs.com', 'npm'],
  ['npmjs.com', 'npm'],
  ['pypi.org', 'PyPI'],
  ['pypi.python.org', 'PyPI'],
  ['repo.maven.apache.org/maven2', 'Maven'],
  ['repo1.maven.org/maven2', 'Maven'],
  ['repo1.maven.org', 'Maven'],
  ['central.sonatype.com', 'Maven'],
  ['search.maven.org', 'Maven'],
  ['mvnrepository.com', 'Maven'],
  ['crates.io', 'crates.io'],
  ['rubygems.org', 'RubyGems'],
  ['pkg.go.dev', 'Go'],
  ['proxy.golang.org', 'Go'],
  ['packagist.org', 'Packagist'],
  ['repo.packagist.org', 'Packagist'],
  ['www.nuget.org', 'NuGet'],
  ['nuget.org', 'NuGet'],
  ['api.nuget.org', 'NuGet'],
  ['hex.pm', 'Hex'],
  ['pub.dev', 'Pub'],
  ['hackage.haskell.org', 'Hackage'],
  ['cran.r-project.org', 'CRAN'],
]

/**
 * Words of `versionType` that mean the order of one of our schemes, by the scheme's id. `custom`, `date` and whatever
 * is not here has no order.
 */
export const versionTypes: ReadonlyMap<string, readonly string[]> = new Map([
  ['alpm', ['alpm', 'pacman']],
  ['apk', ['apk']],
  ['composer', ['composer', 'packagist']],
  ['conan', ['conan', 'semver']],
  ['debian', ['deb', 'debian', 'dpkg']],
  ['github-actions', ['semver']],
  ['maven', ['maven']],
  ['nuget', ['nuget']],
  ['pep440', ['pep440', 'pypi', 'python']],
  ['pub', ['pub', 'semver']],
  ['rpm', ['rpm']],
  ['rubygems', ['gem', 'rubygems', 'ruby']],
  ['semver', ['cargo', 'go', 'golang', 'hex', 'npm', 'semver']],
])
