import { isLicenceId } from '../../licence/licence-names.ts'
import { spdxExpression } from '../../licence/normalise.ts'
import type { FieldRule } from '../field-rules.ts'

const hashAlgorithms = new Set([
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
  'Streebog-256',
  'Streebog-512',
])

const encodings = new Set(['base64'])

/** An id in another case, or by its name, is understood; what is none at all is told for all formats alike. */
function isWellWritten(id: string): boolean {
  return isLicenceId(id) || spdxExpression(id) === null
}

/** Wherever licences stand. Before 1.7 an expression stands alone. */
const licenceRules: readonly FieldRule[] = [
  { path: 'licenses', alone: 'expression', before: '1.7' },
  { path: 'licenses/*', notBoth: ['expression', 'license'] },
  { path: 'licenses/*/license', notBoth: ['id', 'name'] },
  { path: 'licenses/*/license/id', passes: isWellWritten },
  { path: 'licenses/*/license/text/encoding', oneOf: encodings },
]

const states = new Set([
  'resolved',
  'resolved_with_pedigree',
  'exploitable',
  'in_triage',
  'false_positive',
  'not_affected',
])

const justifications = new Set([
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

const responses = new Set(['can_not_fix', 'will_not_fix', 'update', 'rollback', 'workaround_available'])

const address = /^[^@\s]+@[^@\s]+$/

/** Wherever people and organisations are named. */
const contactRules: readonly FieldRule[] = [
  { path: 'authors/*/email', like: address },
  { path: 'supplier/contact/*/email', like: address },
  { path: 'manufacturer/contact/*/email', like: address },
  { path: 'manufacture/contact/*/email', like: address },
]

/** What the schemas of CycloneDX ask of fields, beside what reading them tells. */
export const cycloneDxRules: Readonly<
  Partial<Record<'document' | 'metadata' | 'component', readonly FieldRule[]>>
> = {
  document: [
    { path: 'serialNumber', like: /^urn:uuid:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i },
    {
      path: 'services/*/data/*/flow',
      oneOf: new Set(['inbound', 'outbound', 'bi-directional', 'unknown']),
    },
    { path: 'vulnerabilities/*/analysis/state', oneOf: states },
    { path: 'vulnerabilities/*/analysis/justification', oneOf: justifications },
    { path: 'vulnerabilities/*/analysis/response/*', oneOf: responses },
  ],
  metadata: [...licenceRules, ...contactRules],
  component: [
    ...licenceRules,
    ...contactRules,
    { path: 'bom-ref', like: /./s },
    { path: 'hashes/*/alg', oneOf: hashAlgorithms },
    { path: 'externalReferences/*/hashes/*/alg', oneOf: hashAlgorithms },
    { path: 'swid', needs: ['tagId', 'name'] },
    {
      path: 'pedigree/patches/*/type',
      oneOf: new Set(['unofficial', 'monkey', 'backport', 'cherry-pick']),
    },
    {
      path: 'pedigree/patches/*/resolves/*/type',
      oneOf: new Set(['defect', 'enhancement', 'security']),
    },
    { path: '', notBoth: ['version', 'versionRange'] },
    { path: '', onlyWith: ['versionRange', 'isExternal'] },
  ],
}
