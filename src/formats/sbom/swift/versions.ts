/** Values of `version`. */
export const swiftVersions: readonly string[] = ['1', '2', '3']

/** The fields the reader takes over. */
export const usedFields = {
  document: new Set(['object', 'pins', 'version', 'originHash']),
  pin: new Set(['package', 'repositoryURL', 'identity', 'kind', 'location', 'state']),
} as const
