import type { ProductStatus } from './model.ts'

interface CsafVersion {
  readonly id: string
  /** Where a vulnerability keeps its scores: objects by system, or lists within `content`. */
  readonly scores: 'scores' | 'metrics'
  /** The name of the helper that holds package URLs. */
  readonly purls: 'purl' | 'purls'
}

/** Oldest first; what differs between them. Documents of either are met with the other's fields, so both are looked at. */
export const csafVersions: readonly CsafVersion[] = [
  { id: '2.0', scores: 'scores', purls: 'purl' },
  { id: '2.1', scores: 'metrics', purls: 'purls' },
]

/** Fields that hold severities, and of which system. */
export const scoreFields: readonly (readonly [field: string, system: 'cvss-v2' | 'cvss-v3' | 'cvss-v4'])[] = [
  ['cvss_v2', 'cvss-v2'],
  ['cvss_v3', 'cvss-v3'],
  ['cvss_v4', 'cvss-v4'],
]

/** Statuses that say the product is affected, and those that say it has the fix. */
export const affectedStatuses: readonly ProductStatus[] = [
  'known_affected',
  'first_affected',
  'last_affected',
]
export const fixedStatuses: readonly ProductStatus[] = ['fixed', 'first_fixed']

/** Fields that are taken over, by the object that holds them. Others are counted. */
export const usedFields = {
  root: new Set(['$schema', 'document', 'product_tree', 'vulnerabilities']),
  document: new Set([
    'aggregate_severity',
    'category',
    'csaf_version',
    'distribution',
    'lang',
    'notes',
    'publisher',
    'references',
    'title',
    'tracking',
  ]),
  tree: new Set(['branches', 'full_product_names', 'product_groups', 'relationships']),
  vulnerability: new Set([
    'cve',
    'cwe',
    'cwes',
    'flags',
    'ids',
    'involvements',
    'metrics',
    'notes',
    'product_status',
    'references',
    'remediations',
    'scores',
    'threats',
    'title',
  ]),
} as const
