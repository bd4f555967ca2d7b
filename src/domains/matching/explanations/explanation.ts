import type { HitReason } from '../hits/reason.ts'
import type { Rank } from '../ranges/range.ts'
import { type LikeName, namesLike } from './likeness.ts'

type Verdict = 'affected' | 'not_affected' | 'not_used' | 'undetermined'

/** Where a version lies to a stretch: `outside` of one version; `release`: it is for another release of the distribution. */
export type StretchPlace = 'inside' | 'below' | 'above' | 'outside' | 'unknown' | 'release'

/** What one record says of the component's package, and where the component lies to it. */
export interface StretchRow {
  readonly source: string
  readonly record: string
  readonly rank: Rank
  /** Empty where packages know no releases, null where it is not told. */
  readonly distribution: string | null
  readonly range: string
  readonly verdict: Verdict
  readonly fixed: string[]
  readonly place: StretchPlace
  /** Whether it is the one that decided. */
  readonly decides: boolean
}

/** What the records of the vulnerability are, whatever they say of this package. */
export interface Told {
  readonly records: number
  readonly withdrawn: number
  /** Products that its records name by words or CPE, which cannot be compared. */
  readonly uncompared: number
  /** Package keys that its records name, the first 500. */
  readonly packageKeys: readonly string[]
}

/** A source whose word may be missing: it fails, lags behind, or may have a gap. */
export interface LateSource {
  readonly source: string
  readonly state: 'failing' | 'behind' | 'gap'
  readonly since: Temporal.Instant | null
}

/** What was found about one component. */
export interface Examined {
  readonly packageKey: string
  readonly version: string
  readonly distribution: string | null
  /** What the rule says; null: no stretch touches it. */
  readonly verdict: Verdict | null
  readonly reason: HitReason | null
  readonly stretches: readonly StretchRow[]
  /** Whether any advisory is known of its ecosystem. */
  readonly isCovered: boolean
  /** Whether the item that is asked about holds it; null: none is. */
  readonly isHeld: boolean | null
  /** Reported as a wrong match, for that item or everywhere. */
  readonly isSilenced: boolean
}

/**
 * Why a component counts as hit or does not, the first that holds first:
 * - `matched`, `undetermined`: it is; `wrong-match`: it is, but was reported as wrong; `not-held`: not by this item
 * - `excused`: a statement frees it, or says it is not used; `overridden`: another calls it affected, of lower rank
 * - `release`: every stretch of its package is for other releases of the distribution
 * - `below`, `above`, `between`: its version lies outside of every stretch
 * - `no-name`: no record names its package; `like-names`: but others like it
 * - `no-ecosystem`: nothing tells where its name holds; `no-advisories`: none is known of its ecosystem
 * - `withdrawn`, `no-record`: nothing is said any more, or nothing ever was
 * - `uncompared`: records name products that cannot be compared; `late-source`: a source may not have been heard
 */
export type Cause =
  | 'matched'
  | 'undetermined'
  | 'wrong-match'
  | 'not-held'
  | 'excused'
  | 'overridden'
  | 'release'
  | 'below'
  | 'above'
  | 'between'
  | 'no-name'
  | 'like-names'
  | 'no-ecosystem'
  | 'no-advisories'
  | 'withdrawn'
  | 'no-record'
  | 'uncompared'
  | 'late-source'

export interface Explained {
  readonly causes: readonly Cause[]
  readonly like: readonly LikeName[]
}

/** What explains it, in the order in which one would ask. */
export function explain(examined: Examined, told: Told, late: readonly LateSource[]): Explained {
  const like = examined.stretches.length === 0 ? namesLike(examined.packageKey, told.packageKeys) : []
  const causes = [
    ...(examined.stretches.length === 0 ? ofNoName(examined, told, like) : ofStretches(examined)),
    ...(isOpen(examined) && told.uncompared > 0 ? (['uncompared'] as const) : []),
    ...(isOpen(examined) && late.length > 0 ? (['late-source'] as const) : []),
  ]
  return { causes, like }
}

/** Nothing speaks of it: what was not heard or could not be compared may matter. */
function isOpen({ verdict }: Examined): boolean {
  return verdict === null
}

function ofNoName(examined: Examined, told: Told, like: readonly LikeName[]): readonly Cause[] {
  const causes: Cause[] = []
  if (told.records === 0) causes.push('no-record')
  else if (told.withdrawn === told.records) causes.push('withdrawn')
  if (examined.packageKey.startsWith('generic/')) causes.push('no-ecosystem')
  else if (!examined.isCovered) causes.push('no-advisories')
  causes.push('no-name')
  if (like.length > 0) causes.push('like-names')
  if (examined.isHeld === false) causes.push('not-held')
  return causes
}

function ofStretches(examined: Examined): readonly Cause[] {
  const { verdict, stretches, isSilenced, isHeld } = examined
  const notHeld = isHeld === false ? (['not-held'] as const) : []
  if (verdict === null) return [placeOf(stretches), ...notHeld]
  if (verdict === 'affected' || verdict === 'undetermined') {
    const met = verdict === 'affected' ? ('matched' as const) : ('undetermined' as const)
    return [...notHeld, ...(isSilenced ? (['wrong-match'] as const) : []), met]
  }
  const isContradicted = stretches.some(
    (one) => one.place === 'inside' && !one.decides && one.verdict === 'affected',
  )
  return ['excused', ...(isContradicted ? (['overridden'] as const) : []), ...notHeld]
}

function placeOf(stretches: readonly StretchRow[]): Cause {
  const places = new Set(stretches.map(({ place }) => place))
  places.delete('release')
  if (places.size === 0) return 'release'
  const [only] = places
  return places.size === 1 && (only === 'above' || only === 'below') ? only : 'between'
}
