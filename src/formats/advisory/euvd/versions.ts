/** Answers of the EUVD that are read. */
export const euvdVersions: readonly { readonly id: string; readonly what: string }[] = [
  { id: 'search', what: 'pages of a list, `items`' },
  { id: 'enisaid', what: 'one record with what it was made of' },
]

/** Arrays of an answer that hold its records. */
export const recordArrays: ReadonlySet<string> = new Set(['items'])

/** Fields of a record that are taken over. */
export const usedFields: ReadonlySet<string> = new Set([
  'id',
  'enisaUuid',
  'description',
  'datePublished',
  'dateUpdated',
  'baseScore',
  'baseScoreVersion',
  'baseScoreVector',
  'references',
  'aliases',
  'enisaIdProduct',
  'enisaIdVendor',
])

/** Months as the EUVD writes them: `Aug 7, 2025, 7:05:08 PM`. */
export const months: readonly string[] = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
]
