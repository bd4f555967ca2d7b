/** A word and the values of a decision point that it leaves possible; `untold` where nobody told. */
export type Filling = Readonly<Record<string, readonly string[]>> & { readonly untold: readonly string[] }

/** What a CVSS vector suggests: where every metric has one of the values, the decision point has these. */
export interface VectorRule {
  readonly point: 'A' | 'TI'
  /** Major version of CVSS: 2, 3 or 4. */
  readonly cvss: number
  readonly when: Readonly<Record<string, readonly string[]>>
  readonly values: readonly string[]
}

/** How the facts of the SSVC tables are filled: data of the organisation, kept in revisions. */
export interface RuleSet {
  /** References that count as a public proof of concept: by their tag (lower case), or by the host they lead to. */
  readonly references: { readonly tags: readonly string[]; readonly hosts: readonly string[] }
  /** The first that applies counts; what ADP says goes before all of them. */
  readonly vectors: readonly VectorRule[]
  /** System exposure by the exposure of an item. */
  readonly exposure: Filling
  /** Mission impact by the criticality of an item. */
  readonly mission: Filling
  /** Safety impact by what is known of an item's safety; `deployer` for what we run, `supplier` for what we make. */
  readonly safety: { readonly deployer: Filling; readonly supplier: Filling }
  /** Value density where nobody tells it. */
  readonly valueDensity: readonly string[]
}

/** A rule set with its place among the revisions. */
export interface RulesRevision {
  readonly revision: number
  readonly rules: RuleSet
}
