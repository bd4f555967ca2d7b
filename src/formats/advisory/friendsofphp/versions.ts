/** The fields of a record that are taken over; the format has no version of its own. */
export const usedFields: ReadonlySet<string> = new Set(['title', 'link', 'cve', 'branches', 'reference'])

/** Of each branch. */
export const usedBranchFields: ReadonlySet<string> = new Set(['time', 'versions'])
