/** The tables of a record that are taken over; the format has no version of its own. */
export const usedFields: ReadonlySet<string> = new Set(['advisory', 'versions'])

/** Of the table `advisory`. */
export const usedAdvisoryFields: ReadonlySet<string> = new Set([
  'id',
  'package',
  'date',
  'withdrawn',
  'url',
  'references',
  'aliases',
  'related',
  'cvss',
])
