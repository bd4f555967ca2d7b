/** The worklist of everybody. */
export const everybody = '00000000-0000-0000-0000-000000000000'

/** What became more for one team: items that want a decision and did not before. */
export interface Opened {
  readonly vulnerabilityId: string
  readonly teamId: string | null
  readonly opened: number
}

/** What a change of the counts came to. */
export interface CountChange {
  /** Vulnerabilities whose counts are other than before. */
  readonly changed: readonly string[]
  readonly opened: readonly Opened[]
  /** Teams whose items with the vulnerability came to be of another kind: what interest is decided by. */
  readonly shifted: readonly { readonly vulnerabilityId: string; readonly teamId: string }[]
}
