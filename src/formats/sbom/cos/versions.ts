/** The file has no version of its own. */
export const cosVersions: readonly string[] = ['cos-package-info.json']

/** The fields the reader takes over. */
export const usedFields = {
  document: new Set(['installedPackages', 'buildTimePackages']),
  package: new Set(['category', 'name', 'version', 'ebuild_version', 'ebuildVersion', 'revision']),
} as const
