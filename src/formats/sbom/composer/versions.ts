/** `plugin-api-version` tells who wrote it; 1 and 2 differ in `installed.json` alone. And what Composer prints. */
export const composerVersions: readonly string[] = ['1', '2', 'composer show']

/** The fields the reader takes over. */
export const usedFields = {
  document: new Set([
    'packages',
    'packages-dev',
    'installed',
    'dev-package-names',
    'dev',
    'plugin-api-version',
  ]),
  package: new Set([
    'name',
    'version',
    'direct-dependency',
    'dist',
    'require',
    'provide',
    'replace',
    'license',
    'homepage',
  ]),
} as const
