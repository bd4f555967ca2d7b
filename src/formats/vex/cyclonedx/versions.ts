import type { VexJustification, VexStatus } from '../model/vex-document.ts'

/** Versions with vulnerabilities, oldest first. */
export const cycloneDxVexVersions: readonly string[] = ['1.4', '1.5', '1.6', '1.7']

/** What the states of an analysis say in VEX terms (bom-1.6.schema.json, `impactAnalysisState`). */
export const statusOfState: ReadonlyMap<string, VexStatus> = new Map([
  ['resolved', 'fixed'],
  ['resolved_with_pedigree', 'fixed'],
  ['exploitable', 'affected'],
  ['in_triage', 'under_investigation'],
  ['false_positive', 'not_affected'],
  ['not_affected', 'not_affected'],
] as const)

/**
 * The justifications that mean one of VEX's five; what requires a configuration, a dependency or an environment means none
 * of them for certain and stays its own word.
 */
export const justificationOfWord: ReadonlyMap<string, VexJustification> = new Map([
  ['code_not_present', 'vulnerable_code_not_present'],
  ['code_not_reachable', 'vulnerable_code_not_in_execute_path'],
  ['protected_by_compiler', 'inline_mitigations_already_exist'],
  ['protected_at_runtime', 'inline_mitigations_already_exist'],
  ['protected_at_perimeter', 'inline_mitigations_already_exist'],
  ['protected_by_mitigating_control', 'inline_mitigations_already_exist'],
] as const)

/** The justifications that keep their own word. */
export const ownJustifications: ReadonlySet<string> = new Set([
  'requires_configuration',
  'requires_dependency',
  'requires_environment',
])

/** The fields that are taken over; every other one that holds something is told. */
export const usedFields = {
  vulnerability: new Set([
    'bom-ref',
    'id',
    'references',
    'recommendation',
    'workaround',
    'published',
    'updated',
    'analysis',
    'affects',
  ]),
  analysis: new Set(['state', 'justification', 'response', 'detail', 'firstIssued', 'lastUpdated']),
} as const
