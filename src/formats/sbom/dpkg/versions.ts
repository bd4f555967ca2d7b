/** The file has no version of its own; deb-control(5) calls the syntax of its stanzas so. */
export const dpkgVersions: readonly string[] = ['deb822']

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
