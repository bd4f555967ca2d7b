/** Values of `version` (1 and 2 do not write theirs, and 1 tells checksums apart from the packages), and what Cargo prints. */
export const cargoVersions: readonly string[] = ['1', '2', '3', '4', 'cargo metadata']

/** The fields the reader takes over. */
export const usedFields = {
  document: new Set(['version', 'package', 'root']),
  package: new Set(['name', 'version', 'source', 'checksum', 'dependencies']),
} as const
