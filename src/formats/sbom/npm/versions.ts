/** Values of `lockfileVersion`: 1 is npm 5 and 6, 2 npm 7 and 8, 3 npm 9 and later; and what it prints. */
export const npmVersions: readonly string[] = ['1', '2', '3', 'npm ls']

const requirements = ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies']

/** The fields the reader takes over. `requires` of the document only says that entries have it. */
export const usedFields = {
  document: new Set(['name', 'version', 'lockfileVersion', 'requires', 'packages', 'dependencies']),
  package: new Set([
    ...requirements,
    ...['name', 'version', 'resolved', 'integrity', 'license', 'link', 'dev', 'optional', 'devOptional'],
  ]),
  entry: new Set(['version', 'resolved', 'integrity', 'dev', 'optional', 'requires', 'dependencies']),
} as const
