/** The third form of a record, Markdown below TOML; the first two were TOML alone and are no longer published. */
export const rustsecVersions = ['3'] as const

/** The tables of a record that are taken over. */
export const usedFields: ReadonlySet<string> = new Set(['advisory', 'affected', 'versions'])

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

/** Of the table `affected`. */
export const usedAffectedFields: ReadonlySet<string> = new Set(['os'])
