/** What is read: the status file, and what `opkg list-installed` prints. */
export const opkgVersions: readonly string[] = ['status', 'list-installed']

/** The fields the reader takes over. */
export const usedFields: ReadonlySet<string> = new Set([
  ...['Package', 'Version', 'Architecture', 'Status', 'Depends', 'Provides', 'Source', 'License'],
])
