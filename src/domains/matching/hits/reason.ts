import type { Remark } from '#formats/advisory/model/advisory.ts'
import type { Rank } from '../ranges/range.ts'

/** What could be settled so that a component would not be undetermined any more; the contract says what each means. */
export type Doubt =
  | 'version-missing'
  | 'version'
  | 'release'
  | 'record-release'
  | 'bound'
  | 'range'
  | 'condition'

/** Why a component counts as hit: the stretch that decided, whose word it is, and what is in doubt. */
export interface HitReason {
  readonly source: string
  readonly record: string
  readonly range: string
  readonly rank: Rank
  readonly fixed: string[]
  readonly remark?: Remark
  readonly doubt?: Doubt
  readonly built?: { readonly source: string; readonly binary: string }
}
