import type { CvssRating } from '../../cvss/index.ts'
import type { SystemName } from '../systems.data.ts'
import type { CpeConfiguration } from './configuration.ts'
import type { NamedProduct } from './product.ts'

/**
 * What one record of an advisory source says, whatever its format. Plain data without classes. `null` means the record
 * does not say, never "none".
 */
export interface Advisory {
  /** Id of the reader: `osv`. */
  readonly format: string
  readonly id: string
  /** Other names of the same vulnerability. */
  readonly aliases: readonly string[]
  /** Vulnerabilities that are near but not the same. */
  readonly related: readonly string[]
  /** Records this one was derived from: the distribution's record names the CVE it packages a fix for. */
  readonly upstream: readonly string[]
  /** RFC 3339 in UTC, as the three below. */
  readonly published: string | null
  readonly modified: string | null
  /** Since when the source no longer stands by the record. */
  readonly withdrawn: string | null
  readonly summary: string | null
  /** Markdown. */
  readonly details: string | null
  readonly severities: readonly AdvisorySeverity[]
  /** The source's own word for the severity, as written (`MODERATE`). */
  readonly rating: string | null
  /** `CWE-79` … */
  readonly cwes: readonly string[]
  readonly affected: readonly AffectedPackage[]
  readonly references: readonly AdvisoryReference[]
  /** Where it applies by CPE names. Absent, as the four below: the format has no such thing. */
  readonly configurations?: readonly CpeConfiguration[]
  /** Products as the record names them; those that are packages also stand in `affected`. */
  readonly products?: readonly NamedProduct[]
  /** Values of SSVC decision points that the record carries. */
  readonly decisions?: readonly ToldDecision[]
  /** That it is on a list of what is exploited; null: the record does not say. */
  readonly exploitation?: ToldExploitation | null
  /** What its texts are written in, where it says so: `ja`. */
  readonly language?: string | null
  /** What may come of it, and what to do: texts of their own, in Markdown, beside `details`. */
  readonly impact?: string | null
  readonly solution?: string | null
  /** Only an outline of the record, which the source publishes in full elsewhere. */
  readonly isOutline?: boolean
  /** Fields that hold something and are not taken over, and how often; for the report of a run. */
  readonly unused: readonly UnusedField[]
}

export interface AdvisorySeverity {
  readonly system: 'cvss-v2' | 'cvss-v3' | 'cvss-v4' | 'ubuntu'
  /** A CVSS vector as written; for `ubuntu` one of its five words. */
  readonly vector: string
  /** Computed from the vector by us; null where it is none that the standard allows. */
  readonly score: number | null
  readonly rating: CvssRating | null
  /** Whose it is, where a record carries several voices. */
  readonly source?: string
  /** The source's own number and word beside it, where it gives them. */
  readonly given?: { readonly score: number | null; readonly word: string | null }
}

/** One SSVC decision point with its value, by the keys of the SSVC registry. */
export interface ToldDecision {
  readonly point: 'E' | 'A' | 'TI' | 'VD'
  readonly value: string
  /** Who decided so. */
  readonly source: string
  /** RFC 3339 in UTC; null: not told. */
  readonly at: string | null
}

/** An entry of a list of exploited vulnerabilities. Dates are `2026-11-22`. */
export interface ToldExploitation {
  readonly name: string | null
  readonly addedOn: string
  readonly dueOn: string | null
  readonly action: string | null
}

/** Which versions of a package are affected: those in any range or in the list of versions. */
export interface AffectedVersions {
  /** As written, a distribution's release included: `Debian:12`. Null where only commits are given. */
  readonly ecosystem: string | null
  readonly name: string | null
  /** Names the package where no ecosystem does: a valid package URL without a version. */
  readonly purl?: string | null
  readonly ranges: readonly Omit<AffectedRange, 'repository'>[]
  readonly versions: readonly string[]
  /** Whether all ranges and versions could be read. Where not, a version that no range holds is undetermined. */
  readonly isComplete: boolean
  /** What is said of these versions. Absent: they are affected. */
  readonly status?: 'not_affected' | 'undetermined'
  /** Which module stream it speaks of, where packages have such: `nodejs:18`. */
  readonly module?: string
  readonly remark?: Remark
  /** The operating systems on one of which alone the versions are affected. Absent: wherever they run. */
  readonly systems?: readonly SystemName[]
}

/** That no fix is there or to come, that the distribution holds it for unimportant, or why versions are not affected: in the words of CSAF and of the OSV schema's users. */
export type Remark = (typeof remarks)[number]

export const remarks = [
  'no_fix',
  'no_fix_planned',
  'end_of_support',
  'unimportant',
  'component_not_present',
  'inline_mitigations_already_exist',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_not_present',
] as const

/** One package as a record speaks of it. */
export interface AffectedPackage extends AffectedVersions {
  /** JSON pointer (or place) of the entry in the record. */
  readonly path: string
  /** As written, and known to be a valid package URL. */
  readonly purl: string | null
  readonly severities: readonly AdvisorySeverity[]
  readonly ranges: readonly AffectedRange[]
  /** What the ecosystem or the source adds: symbols, urgency, modules. Unchecked, as written. */
  readonly ecosystemSpecific: Readonly<Record<string, unknown>> | null
  readonly databaseSpecific: Readonly<Record<string, unknown>> | null
}

export interface AffectedRange {
  /** By which order its events are read: semantic versions, the ecosystem's own order, or the commit graph. */
  readonly kind: 'semver' | 'ecosystem' | 'git'
  readonly repository: string | null
  /** As written; the source need not have sorted them. */
  readonly events: readonly RangeEvent[]
}

/**
 * `introduced` at `0` means from the beginning, `above` right above a version that is not affected itself; `fixed` is not
 * affected any more, `last-affected` still is.
 */
export interface RangeEvent {
  readonly kind: 'introduced' | 'above' | 'fixed' | 'last-affected' | 'limit'
  readonly version: string
}

export interface AdvisoryReference {
  /** Lower case: `advisory`, `fix`, `web` … */
  readonly kind: string
  readonly url: string
}

export interface UnusedField {
  readonly field: string
  readonly count: number
}
