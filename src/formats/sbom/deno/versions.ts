/** Values of `version`. */
export const denoVersions: readonly string[] = ['2', '3', '4', '5']

/** The fields the reader takes over. */
export const usedFields = {
  document: new Set(['version', 'specifiers', 'packages', 'jsr', 'npm', 'remote', 'workspace', 'redirects']),
  package: new Set(['integrity', 'dependencies', 'optionalDependencies', 'optionalPeers', 'tarball']),
} as const
