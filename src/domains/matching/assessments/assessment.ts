export type VexStatus = 'under_investigation' | 'affected' | 'not_affected' | 'fixed'

export type VexJustification =
  | 'component_not_present'
  | 'vulnerable_code_not_present'
  | 'vulnerable_code_not_in_execute_path'
  | 'vulnerable_code_cannot_be_controlled_by_adversary'
  | 'inline_mitigations_already_exist'

/** What a decision says, in VEX terms. */
export interface VexStatement {
  readonly status: VexStatus
  /** Only with `not_affected`. */
  readonly justification: VexJustification | null
}

/** The part of a team's items for which a decision holds. */
export interface Extent {
  readonly teamId: string
  /** An item with all it holds by the closure (a product line, a host group); null: all of the team's items. */
  readonly ciId: string | null
  /** One component alone; null: whichever the vulnerability touches. */
  readonly componentId: number | null
}

/** Where a decision holds. One team's never holds for another's items. */
export interface AssessmentScope extends Extent {
  readonly vulnerabilityId: string
}

/** A team's decision. The last one not undone is in force at its scope; the nearer scope goes before the wider. */
export interface Assessment extends AssessmentScope, VexStatement {
  readonly id: string
  readonly note: string
  readonly sequence: number
  readonly undoneAt: Temporal.Instant | null
}
