export type VexStatus = 'under_investigation' | 'affected' | 'not_affected' | 'fixed'

export type VexJustification =
  | 'component_not_present'
  | 'vulnerable_code_not_present'
  | 'vulnerable_code_not_in_execute_path'
  | 'vulnerable_code_cannot_be_controlled_by_adversary'
  | 'inline_mitigations_already_exist'

/** Where a decision holds: all of a team's items, or one of them. */
export interface AssessmentScope {
  readonly vulnerabilityId: string
  readonly teamId: string
  /** Null: all of the team's items. */
  readonly ciId: string | null
}

/** A team's decision. The last one not undone is in force at its scope; the nearer scope goes before the wider. */
export interface Assessment extends AssessmentScope {
  readonly id: string
  readonly status: VexStatus
  readonly justification: VexJustification | null
  readonly note: string
  readonly sequence: number
  readonly undoneAt: Temporal.Instant | null
}
