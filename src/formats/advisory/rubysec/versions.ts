/** The only form so far; the database gives it no number. */
export const rubysecVersions = ['1'] as const

/** The fields of a record that are taken over. */
export const usedFields: ReadonlySet<string> = new Set([
  'gem',
  'cve',
  'ghsa',
  'osvdb',
  'title',
  'url',
  'date',
  'description',
  'patched_versions',
  'unaffected_versions',
  'related',
])
