/** Values of `lockfileVersion` in the text form; the older binary form (`bun.lockb`) is not read. */
export const bunVersions: readonly string[] = ['0', '1']

/** The fields the reader takes over. */
export const usedFields = {
  document: new Set(['lockfileVersion', 'configVersion', 'workspaces', 'packages']),
} as const
