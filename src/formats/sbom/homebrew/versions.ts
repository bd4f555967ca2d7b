/** What is read: `brew info --json=v2`, `Brewfile.lock.json`, `brew list --versions`. */
export const homebrewVersions: readonly string[] = ['info', 'Brewfile.lock.json', 'list']

/** The fields the reader takes over. */
export const usedFields = {
  document: new Set(['formulae', 'casks', 'entries', 'system']),
} as const
