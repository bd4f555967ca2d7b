/** The database, whose stanzas deb-control(5) calls so, and what the tools print of it. */
export const dpkgVersions: readonly string[] = ['deb822', 'list']

/** The architectures of Debian and Ubuntu, of today and before. */
export const architectures: ReadonlySet<string> = new Set([
  'all',
  'alpha',
  'amd64',
  'arm64',
  'armel',
  'armhf',
  'hppa',
  'i386',
  'ia64',
  'loong64',
  'mips',
  'mips64el',
  'mipsel',
  'powerpc',
  'ppc64',
  'ppc64el',
  'riscv64',
  's390x',
  'sparc64',
])

/** The fields the reader takes over. */
export const usedFields: ReadonlySet<string> = new Set([
  'Architecture',
  'Depends',
  'Filename',
  'Homepage',
  'Package',
  'Pre-Depends',
  'Provides',
  'Source',
  'Status',
  'Version',
])
