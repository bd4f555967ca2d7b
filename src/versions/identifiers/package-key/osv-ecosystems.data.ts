/**
 * The ecosystems of the OSV schema that have a purl type: the type, and the namespace where it is a distribution.
 * Those that have none are in `unknownEcosystems`, with the reason.
 */
export const osvEcosystems: ReadonlyMap<string, readonly [type: string, namespace?: string]> = new Map<
  string,
  readonly [type: string, namespace?: string]
>([
  ['AlmaLinux', ['rpm', 'almalinux']],
  ['Alpaquita', ['apk', 'alpaquita']],
  ['Alpine', ['apk', 'alpine']],
  ['Azure Linux', ['rpm', 'azure-linux']],
  ['BellSoft Hardened Containers', ['apk', 'bellsoft-hardened-containers']],
  ['Bitnami', ['bitnami']],
  ['Bioconductor', ['bioconductor']],
  ['Chainguard', ['apk', 'chainguard']],
  ['CleanStart', ['apk', 'cleanstart']],
  ['ConanCenter', ['conan']],
  ['CRAN', ['cran']],
  ['crates.io', ['cargo']],
  ['Debian', ['deb', 'debian']],
  ['Echo', ['deb', 'echo']],
  ['GitHub Actions', ['github']],
  ['Go', ['golang']],
  ['Hackage', ['hackage']],
  ['Hex', ['hex']],
  ['Julia', ['julia']],
  ['Kubernetes', ['golang']],
  ['Mageia', ['rpm', 'mageia']],
  ['Maven', ['maven']],
  ['MinimOS', ['apk', 'minimos']],
  ['npm', ['npm']],
  ['NuGet', ['nuget']],
  ['opam', ['opam']],
  ['openEuler', ['rpm', 'openeuler']],
  ['openSUSE', ['rpm', 'opensuse']],
  ['Packagist', ['composer']],
  ['Photon OS', ['rpm', 'photon']],
  ['Pub', ['pub']],
  ['PyPI', ['pypi']],
  ['Red Hat', ['rpm', 'redhat']],
  ['Rocky Linux', ['rpm', 'rocky']],
  ['RubyGems', ['gem']],
  ['SUSE', ['rpm', 'suse']],
  ['SwiftURL', ['swift']],
  ['Ubuntu', ['deb', 'ubuntu']],
  ['vcpkg', ['vcpkg']],
  ['VSCode', ['vscode-extension']],
  ['Wolfi', ['apk', 'wolfi']],
])

/** Who builds packages of other ecosystems anew, under names of their own, and names the ecosystem behind the colon. */
export const rebuilders: ReadonlySet<string> = new Set(['Root'])

/** Ecosystems of the OSV schema whose records cannot be compared with components, and why not. */
export const unknownEcosystems: ReadonlyMap<string, string> = new Map([
  ['Android', 'names projects of its source tree, which no package manager installs'],
  ['Docker Hardened Images', 'has no purl type, so that no document names its packages'],
  ['FreeBSD', 'has no purl type, and its base system is versioned by release and patch level'],
  ['GHC', 'names parts of a compiler that no package manager installs'],
  ['GIT', 'names commits'],
  [
    'Linux',
    'names the kernel as its authors publish it, which distributions package under versions of their own',
  ],
  ['OSS-Fuzz', 'names fuzzing projects by commits'],
  ['TuxCare', 'has no purl type, and does not name the distribution whose packages it mends'],
])
