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
  /** An undetermined stretch that is affected where this is there; absent or null: there is no such thing. */
  readonly platform?: Platform | null
}

/** What must be in the same item, in some parts; each is fulfilled by one of its names. */
export interface Platform {
  /** For people: the names of each part. */
  readonly needed: readonly string[]
  /** A part without any cannot be told to be there. */
  readonly names: readonly PlatformName[]
}

/** What fulfils a part: CPE keys in [firstKey, endKey), with a version in the stretch (without one: every version), and these traits. */
export interface PlatformName {
  readonly part: number
  readonly firstKey: string
  readonly endKey: string
  readonly lo: Uint8Array | null
  readonly hi: Uint8Array | null
  readonly exactVersion: string | null
  readonly traits: CpeTraits
}

/** The stretches of one record, for each of the vulnerabilities that it is about. */
export interface RecordRanges {
  readonly recordName: string
  readonly vulnerabilityIds: readonly string[]
  readonly ranges: readonly AffectedRange[]
}
