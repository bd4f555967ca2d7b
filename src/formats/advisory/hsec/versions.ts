/** The only form so far; the database gives it no number. */
export const hsecVersions = ['1'] as const

/** The tables of a record that are taken over. */
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
  'os',
])
