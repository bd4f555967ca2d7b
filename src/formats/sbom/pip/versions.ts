/** What the list is: requirements as pip reads them, or the table that `pip list` prints. */
export const pipVersions: readonly string[] = ['requirements', 'pip list']
