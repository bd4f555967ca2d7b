/** `v1` is that of Yarn 1; the others are values of `__metadata.version`, Yarn 2 to 4. */
export const yarnVersions: readonly string[] = ['v1', '4', '5', '6', '7', '8', '9']

/** The fields the reader takes over. */
export const usedFields = {
  entry: new Set([
    ...['version', 'resolved', 'integrity', 'resolution', 'linkType'],
    ...['dependencies', 'optionalDependencies'],
  ]),
} as const
