/** The tables of a record that are taken over; the format has no version of its own. */
export const usedFields: ReadonlySet<string> = new Set(['advisory', 'affected', 'references'])

/** Of the table `advisory`. */
export const usedAdvisoryFields: ReadonlySet<string> = new Set([
  'id',
  'date',
  'modified',
  'aliases',
  'related',
  'cwe',
])

/** Of each table `affected`. */
export const usedAffectedFields: ReadonlySet<string> = new Set([
  'package',
  'ghc-component',
  'cvss',
  'versions',
])
