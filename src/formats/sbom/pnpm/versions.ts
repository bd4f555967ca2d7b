/** Values of `lockfileVersion`. Up to 5 a package is `/name/version`, from 6 on `/name@version`, 9 without the slash. */
export const pnpmVersions: readonly string[] = ['5.0', '5.1', '5.2', '5.3', '5.4', '6.0', '6.1', '7.0', '9.0']

const groups = ['dependencies', 'optionalDependencies', 'devDependencies']

/** The fields the reader takes over. `specifiers` only repeats what the project's manifest asks for. */
export const usedFields = {
  document: new Set([...groups, 'lockfileVersion', 'importers', 'packages', 'snapshots', 'specifiers']),
  package: new Set([
    ...['name', 'version', 'resolution', 'dev', 'optional'],
    ...['dependencies', 'optionalDependencies'],
  ]),
} as const
