/** Words that the schemas of 1.6 and 1.7 allow; others are written beside, as properties. */

export const hashAlgorithms: ReadonlySet<string> = new Set([
  'MD5',
  'SHA-1',
  'SHA-256',
  'SHA-384',
  'SHA-512',
  'SHA3-256',
  'SHA3-384',
  'SHA3-512',
  'BLAKE2b-256',
  'BLAKE2b-384',
  'BLAKE2b-512',
  'BLAKE3',
])

export const referenceKinds: ReadonlySet<string> = new Set([
  'vcs',
  'issue-tracker',
  'website',
  'advisories',
  'bom',
  'mailing-list',
  'social',
  'chat',
  'documentation',
  'support',
  'source-distribution',
  'distribution',
  'distribution-intake',
  'license',
  'build-meta',
  'build-system',
  'release-notes',
  'security-contact',
  'model-card',
  'log',
  'configuration',
  'evidence',
  'formulation',
  'attestation',
  'threat-model',
  'adversary-model',
  'risk-assessment',
  'vulnerability-assertion',
  'exploitability-statement',
  'pentest-report',
  'static-analysis-report',
  'dynamic-analysis-report',
  'runtime-analysis-report',
  'component-analysis-report',
  'maturity-report',
  'certification-report',
  'codified-infrastructure',
  'quality-metrics',
  'poam',
  'electronic-signature',
  'digital-signature',
  'rfc-9116',
  'other',
])

export const phases: ReadonlySet<string> = new Set([
  'design',
  'pre-build',
  'build',
  'post-build',
  'operations',
  'discovery',
  'decommission',
])

export const identityFields: ReadonlySet<string> = new Set([
  'group',
  'name',
  'version',
  'purl',
  'cpe',
  'omniborId',
  'swhid',
  'swid',
  'hash',
])

export const techniques: ReadonlySet<string> = new Set([
  'source-code-analysis',
  'binary-analysis',
  'manifest-analysis',
  'ast-fingerprint',
  'hash-comparison',
  'instrumentation',
  'dynamic-analysis',
  'filename',
  'attestation',
  'other',
])

export const flows: ReadonlySet<string> = new Set(['inbound', 'outbound', 'bi-directional', 'unknown'])

export const aggregates: ReadonlySet<string> = new Set([
  'complete',
  'incomplete',
  'incomplete_first_party_only',
  'incomplete_first_party_proprietary_only',
  'incomplete_first_party_opensource_only',
  'incomplete_third_party_only',
  'incomplete_third_party_proprietary_only',
  'incomplete_third_party_opensource_only',
  'unknown',
  'not_specified',
])

export const severities: ReadonlySet<string> = new Set([
  'critical',
  'high',
  'medium',
  'low',
  'info',
  'none',
  'unknown',
])

export const scoreMethods: ReadonlySet<string> = new Set([
  'CVSSv2',
  'CVSSv3',
  'CVSSv31',
  'CVSSv4',
  'OWASP',
  'SSVC',
  'other',
])

export const states: ReadonlySet<string> = new Set([
  'resolved',
  'resolved_with_pedigree',
  'exploitable',
  'in_triage',
  'false_positive',
  'not_affected',
])

export const justifications: ReadonlySet<string> = new Set([
  'code_not_present',
  'code_not_reachable',
  'requires_configuration',
  'requires_dependency',
  'requires_environment',
  'protected_by_compiler',
  'protected_at_runtime',
  'protected_at_perimeter',
  'protected_by_mitigating_control',
])

export const responses: ReadonlySet<string> = new Set([
  'can_not_fix',
  'will_not_fix',
  'update',
  'rollback',
  'workaround_available',
])

export const affectedStatuses: ReadonlySet<string> = new Set(['affected', 'unaffected', 'unknown'])
