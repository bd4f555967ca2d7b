/** What the first line of an export says. */
export const windowsVersions: readonly string[] = ['REGEDIT4', '5.00']
