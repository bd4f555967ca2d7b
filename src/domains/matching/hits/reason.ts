import type { Remark } from '#formats/advisory/model/advisory.ts'
import type { Rank } from '../ranges/range.ts'

/** What could be settled so that a component would not be undetermined any more; the contract says what each means. */
export type Doubt =
  | 'version-missing'
  | 'version'
  | 'moves'
  | 'release'
  | 'record-release'
  | 'bound'
  | 'range'
  | 'build'
  | 'condition'
  | 'platform'
  | 'name'
  | 'edition'
  | 'rebuilt'
  | 'owned'

/** Why a component counts as hit: the stretch that decided, whose word it is, and what is in doubt. */
export interface HitReason {
  readonly source: string
  readonly record: string
  readonly range: string
  readonly rank: Rank
  readonly fixed: string[]
  readonly remark?: Remark
  readonly doubt?: Doubt
  /** By whose word it is the product, where it is called so: a source's id, or `person`. */
  readonly called?: string
  /** What must run beneath or beside the product, each part by its names; absent: nothing. */
  readonly platform?: {
    readonly needed: string[]
    /** Whether the item tells all of it. */
    readonly there: boolean
    /** By what the item itself tells it. */
    readonly found: string[]
  }
  /** The package of a distribution of which it is a part, and what the stretch says if it is about that. */
  readonly owner?: {
    readonly name: string
    readonly version: string
    readonly says?: 'affected' | 'not_affected' | 'not_used' | 'undetermined'
  }
  readonly built?: { readonly source: string; readonly binary: string }
}
