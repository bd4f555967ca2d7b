/** What a condition is about. */
export type ConditionKind = 'module' | 'option' | 'platform' | 'use'

/** What must hold where a vulnerability applies. */
export interface Condition {
  readonly id: string
  readonly vulnerabilityId: string
  readonly kind: ConditionKind
  readonly text: string
  /** On whose behalf it was told. */
  readonly teamId: string
}
