import type { AdvisorySeverity, AffectedRange, RangeEvent } from '../model/advisory.ts'

interface OsvVersion {
  readonly id: string
  /** Fields of the record this version brought. */
  readonly adds: readonly string[]
}

/** The schema versions that brought fields of the record, oldest first (OSV schema, change log). Minor ones only add. */
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
      'database_specific',
      'schema_version',
    ],
  },
  { id: '1.2', adds: ['severity', 'credits'] },
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

/** A record without a version is of 1.0.0 (OSV schema, `schema_version`). */
export function isReadable(schemaVersion: string | null): boolean {
  return schemaVersion === null || /^1(?:\.|$)/.test(schemaVersion)
}
