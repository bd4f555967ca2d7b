/** The only form so far; the database gives it no number. */
export const friendsOfPhpVersions = ['1'] as const

/** The fields of a record that are taken over. */
export const usedFields: ReadonlySet<string> = new Set(['title', 'link', 'cve', 'branches', 'reference'])

/** Of each branch. */
export const usedBranchFields: ReadonlySet<string> = new Set(['time', 'versions'])
