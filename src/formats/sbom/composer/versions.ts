/** `plugin-api-version` tells who wrote it; 1 and 2 differ in `installed.json` alone. */
export const composerVersions: readonly string[] = ['1', '2']

/** The fields the reader takes over. */
export const usedFields = {
  document: new Set(['packages', 'packages-dev', 'dev-package-names', 'dev', 'plugin-api-version']),
  package: new Set(['name', 'version', 'dist', 'require', 'provide', 'replace', 'license', 'homepage']),
} as const
