/** The fields of a record that are taken over; the format has no version of its own. */
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
