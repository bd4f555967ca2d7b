import type { BasePoint } from './decision-points.data.ts'

/** From where a value is known. */
export type Basis =
  /** A list of exploited vulnerabilities (KEV). */
  | 'listed'
  /** Published for this decision point (CISA's ADP container). */
  | 'told'
  /** A reference to an exploit or a proof of concept. */
  | 'referenced'
  /** Derived from the CVSS vector: a candidate, not a finding. */
  | 'derived'
  /** The team's items that are touched. */
  | 'items'
  /** The rule set's own assumption where nobody told. */
  | 'assumed'
  /** Nobody told: every value is possible. */
  | 'unknown'
  /** A hint that decides nothing: how likely exploitation is by EPSS. */
  | 'epss'
  /** The most exposed item need not be the most critical one, so the lower end is lower. */
  | 'mixed'
  /** The distribution whose packages it touches calls it unimportant, so the lower end is lower. */
  | 'unimportant'
  /** Evidence that nothing of the team's uses it. */
  | 'not-used'

/** One reason: what is possible for a decision point, and from where that is known. */
export interface Fact {
  readonly point: BasePoint | null
  /** Keys of the decision point's values, from the least to the most urgent. */
  readonly values: readonly string[]
  readonly basis: Basis
  readonly details: Details
}

export interface Details {
  /** Who says so: a source, or source and record. */
  readonly source?: string
  /** The day since when, as ISO 8601. */
  readonly since?: string
  readonly vector?: string
  /** What is told of the items, in inventory's words. */
  readonly words?: readonly string[]
  /** Whether some of the items tell nothing. */
  readonly untold?: boolean
}

/** What is publicly known of one vulnerability. */
export interface PublicFacts {
  readonly vulnerabilityId: string
  readonly vector: string | null
  readonly listed: readonly { readonly source: string; readonly since: string | null }[]
  readonly told: readonly { readonly point: string; readonly value: string; readonly source: string }[]
  /** A record that refers to an exploit or proof of concept, as `source:name`. */
  readonly referenced: string | null
}

export type Side = 'it' | 'development' | 'product'

/** What is known of a team's items that a vulnerability touches; each list holds every word that occurs. */
export interface Environment {
  readonly exposures: readonly (string | null)[]
  readonly criticalities: readonly (string | null)[]
  readonly safety: readonly (string | null)[]
  /** 0: none is touched any more. More than that decides nothing, and is not told in reasons: it moves too often. */
  readonly items: number
  /** Which sides they are of; needed of a division's team only. */
  readonly sides?: readonly Side[] | undefined
  /** Every one of them is known not to use what is vulnerable. */
  readonly notUsed?: boolean | undefined
  /** Wherever it is found, the distribution whose package it is calls it unimportant. */
  readonly unimportant?: boolean | undefined
}
