import type { ConditionKind, VexJustification } from '#contract/matching/assessments.ts'

/** What a condition that does not hold usually means in VEX terms (CISA "VEX Status Justifications", 2022). */
export function justificationFor(kind: ConditionKind): VexJustification {
  return kind === 'platform' ? 'vulnerable_code_not_present' : 'vulnerable_code_not_in_execute_path'
}
