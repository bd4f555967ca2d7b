import { compareKeys } from '#versions/keys/key.ts'
import type { AffectedRange } from './range.ts'

/** What one entry of a record says, and whether it speaks of support beyond the usual. */
interface Entry {
  readonly rows: readonly AffectedRange[]
  readonly isExtended: boolean
}

/**
 * The stretches of a record, where one release may be spoken of twice: as it usually is supported, and with support
 * beyond that (Ubuntu Pro, LTSS, ELS). Its fixes follow upon the usual ones, so a version that one of the two calls fixed is
 * fixed: affected is what both call so. Where a record speaks of one of them alone, that holds for the release.
 */
export function withinSupport(entries: readonly Entry[]): readonly AffectedRange[] {
  if (!entries.some(({ isExtended }) => isExtended)) return entries.flatMap(({ rows }) => rows)
  const usual = byPlace(entries.filter(({ isExtended }) => !isExtended))
  const extended = byPlace(entries.filter(({ isExtended }) => isExtended))
  const places = [...new Set([...usual.keys(), ...extended.keys()])]
  return places.flatMap((place) => {
    const [own, more] = [usual.get(place) ?? [], extended.get(place) ?? []]
    return own.length === 0 || more.length === 0 ? [...own, ...more] : inBoth(own, more)
  })
}

function byPlace(entries: readonly Entry[]): ReadonlyMap<string, readonly AffectedRange[]> {
  const found = new Map<string, AffectedRange[]>()
  for (const row of entries.flatMap(({ rows }) => rows)) {
    const place = JSON.stringify([row.packageKey, row.distribution, row.module])
    const rows = found.get(place)
    if (rows === undefined) found.set(place, [row])
    else rows.push(row)
  }
  return found
}

/** Beyond it, the stretches are left as each side has them, which calls more affected and nothing less. */
const mostPairs = 10_000

function inBoth(own: readonly AffectedRange[], more: readonly AffectedRange[]): readonly AffectedRange[] {
  if (own.length * more.length > mostPairs) return [...own, ...more]
  const stays = [...own, ...more].filter((row) => !isJoined(row))
  return [...stays, ...own.flatMap((row) => more.flatMap((other) => overlap(row, other) ?? []))]
}

/** What excuses, and versions that are compared as text, stand by themselves. */
function isJoined({ verdict, lo }: AffectedRange): boolean {
  return lo !== null && (verdict === 'affected' || verdict === 'undetermined')
}

function overlap(a: AffectedRange, b: AffectedRange): AffectedRange | null {
  if (!(isJoined(a) && isJoined(b)) || a.lo === null || a.hi === null || b.lo === null || b.hi === null)
    return null
  const lo = compareKeys(a.lo, b.lo) < 0 ? b.lo : a.lo
  const [narrower, hi] = compareKeys(a.hi, b.hi) <= 0 ? [a, a.hi] : [b, b.hi]
  if (compareKeys(lo, hi) >= 0) return null
  const isSure = a.verdict === 'affected' && b.verdict === 'affected'
  return { ...narrower, lo, hi, verdict: isSure ? 'affected' : 'undetermined' }
}
