/** Values of `lockVersion`. */
export const sbtVersions: readonly string[] = ['1']

/** The fields the reader takes over. */
export const usedFields = {
  document: new Set(['lockVersion', 'dependencies', 'configurations', 'timestamp']),
  package: new Set(['org', 'name', 'version', 'artifacts', 'configurations']),
} as const
