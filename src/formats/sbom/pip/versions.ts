/** What the list is: requirements as pip reads them, or what `pip list` or `pip inspect` prints. */
export const pipVersions: readonly string[] = ['requirements', 'pip list', 'pip inspect']
