import type { Remark } from '#formats/advisory/model/advisory.ts'

import type { CpeTraits } from '#versions/identifiers/cpe/index.ts'

/** From which kind of statement a range comes; a higher one overrides a lower. */
export type Rank = 'vendor' | 'distribution' | 'ecosystem' | 'jvn' | 'cpe'

/** One stretch of affected versions of a package, ready to be joined; keys are of the package's own scheme. */
export interface AffectedRange {
  readonly packageKey: string
  readonly rank: Rank
  /** `undetermined`: a bound could not be read, so within it the answer is unknown. */
  readonly verdict: 'affected' | 'not_affected' | 'not_used' | 'undetermined'
  /** The distribution release it holds for; '' where packages know none, null where the record does not say. */
  readonly distribution: string | null
  /** The module stream of an RPM; '' for no module, `?` for one whose stream is not told. */
  readonly module: string
  /** Half-open [lo, hi); null when the row is an exact version without a key. */
  readonly lo: Uint8Array | null
  readonly hi: Uint8Array | null
  readonly exactVersion: string | null
  /** The stretch in words, e.g. `>= 2.0, < 2.17.1`. */
  readonly text: string
  readonly fixed: readonly string[]
  readonly remark: Remark | null
  /** What narrows a product named by CPE; absent or null: nothing does. */
  readonly traits?: CpeTraits
}

/** The stretches of one record, for each of the vulnerabilities that it is about. */
export interface RecordRanges {
  readonly recordName: string
  readonly vulnerabilityIds: readonly string[]
  readonly ranges: readonly AffectedRange[]
}
