import type { AdvisorySeverity, AffectedRange, RangeEvent } from '../model/advisory.ts'

interface OsvVersion {
  readonly id: string
  /** Fields of the record this version brought. */
  readonly adds: readonly string[]
}

/** Minor versions, oldest first, after the schema's change log; they only add. 1.1 was never released. */
export const osvVersions: readonly OsvVersion[] = [
  {
    id: '1.0',
    adds: [
      'id',
      'modified',
      'published',
      'withdrawn',
      'aliases',
      'related',
      'summary',
      'details',
      'affected',
      'references',
    ],
  },
  { id: '1.2', adds: ['schema_version', 'severity', 'credits', 'database_specific'] },
  // `last_affected` events and `database_specific` of ranges.
  { id: '1.3', adds: [] },
  // `severity` of a package.
  { id: '1.4', adds: [] },
  { id: '1.5', adds: [] },
  { id: '1.6', adds: [] },
  { id: '1.7', adds: ['upstream'] },
]

/** Fields of the record the reader takes over. */
export const usedFields: ReadonlySet<string> = new Set([
  'schema_version',
  'id',
  'modified',
  'published',
  'withdrawn',
  'aliases',
  'related',
  'upstream',
  'summary',
  'details',
  'severity',
  'affected',
  'references',
  'database_specific',
])

/** What is taken out of the record's `database_specific`. */
export const usedDatabaseFields: ReadonlySet<string> = new Set(['severity', 'cwe_ids', 'cwes'])

export const severitySystems: ReadonlyMap<string, AdvisorySeverity['system']> = new Map([
  ['CVSS_V2', 'cvss-v2'],
  ['CVSS_V3', 'cvss-v3'],
  ['CVSS_V4', 'cvss-v4'],
  ['Ubuntu', 'ubuntu'],
])

export const rangeKinds: ReadonlyMap<string, AffectedRange['kind']> = new Map([
  ['SEMVER', 'semver'],
  ['ECOSYSTEM', 'ecosystem'],
  ['GIT', 'git'],
])

/** In the order in which they are read where one object holds several, as early records do. */
export const eventKinds: readonly (readonly [field: string, kind: RangeEvent['kind']])[] = [
  ['introduced', 'introduced'],
  ['fixed', 'fixed'],
  ['last_affected', 'last-affected'],
  ['limit', 'limit'],
]

/** A record without a version is of 1.0 (OSV schema, `schema_version`); another major version is another format. */
export function isReadable(schemaVersion: string | null): boolean {
  return schemaVersion === null || /^1(?:\.|$)/.test(schemaVersion)
}
