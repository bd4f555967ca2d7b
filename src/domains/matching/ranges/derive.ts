import type { AffectedVersions } from '#formats/advisory/model/advisory.ts'
import {
  hasDistributions,
  packageKeyOfOsv,
  packageKeyOfPurl,
} from '#versions/identifiers/package-key/index.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import { aboveAll, belowAll } from '#versions/keys/key.ts'
import { contains, exactInterval, type Interval, intervalsFromEvents } from '#versions/ranges/index.ts'
import type { VersionScheme } from '#versions/version-scheme.ts'
import type { AffectedRange, Rank } from './range.ts'

type AdvisoryRange = AffectedVersions['ranges'][number]

/**
 * The stretches of versions that an advisory calls affected. Whatever of it cannot be evaluated
 * becomes an undetermined stretch, never nothing.
 */
export function deriveRanges(advisory: {
  readonly withdrawn: boolean
  readonly affected: readonly AffectedVersions[]
}): readonly AffectedRange[] {
  if (advisory.withdrawn) return []
  return advisory.affected.flatMap(deriveFromPackage)
}

function deriveFromPackage(affected: AffectedVersions): readonly AffectedRange[] {
  const identity = identityOf(affected)
  if (identity === undefined) return []
  const distribution = hasDistributions(identity.ecosystem) ? identity.distribution : ''
  const base = {
    packageKey: identity.key,
    rank: rankOf(identity.ecosystem),
    distribution,
    exactVersion: null,
  } as const
  const scheme = schemeForPackageType(identity.ecosystem)
  if (scheme === undefined) return [{ ...base, ...everything, text: describeUnread(affected) }]
  const ranges = affected.ranges.flatMap((range) => deriveFromRange(scheme, range))
  const listed = deriveFromVersions(scheme, affected.versions, ranges)
  const rows = [...ranges, ...listed].map((row) => ({ ...base, ...row }))
  const isEvaluable =
    affected.versions.length > 0 || affected.ranges.some((range) => isComparable(scheme, range))
  const isUnread = !affected.isComplete || (affected.ranges.length > 0 && !isEvaluable)
  return isUnread ? [...rows, { ...base, ...everything, text: describeUnread(affected) }] : rows
}

function identityOf({ ecosystem, name, purl = null }: AffectedVersions) {
  if (ecosystem !== null && name !== null) return packageKeyOfOsv(ecosystem, name)
  const parsed = purl === null ? undefined : parsePurl(purl)
  return parsed?.ok === true ? packageKeyOfPurl(parsed.value) : undefined
}

type Stretch = Pick<AffectedRange, 'verdict' | 'lo' | 'hi' | 'exactVersion' | 'text' | 'fixed'>

const everything = {
  verdict: 'undetermined',
  lo: belowAll,
  hi: aboveAll,
  exactVersion: null,
  fixed: [],
} as const

/** A distribution's own statement overrides upstream's. */
function rankOf(ecosystem: string): Rank {
  return hasDistributions(ecosystem) ? 'distribution' : 'ecosystem'
}

/** Commits have no order here, and a semantic range of a package whose own order is another has not its keys. */
function isComparable(scheme: VersionScheme, range: AdvisoryRange): boolean {
  return range.kind === 'ecosystem' || (range.kind === 'semver' && scheme.ordersSemantically === true)
}

function deriveFromRange(scheme: VersionScheme, range: AdvisoryRange): readonly Stretch[] {
  if (!isComparable(scheme, range)) return []
  const events = range.events.map(({ kind, version }) => ({
    kind: kind === 'last-affected' ? ('last_affected' as const) : kind,
    version,
  }))
  const { intervals, undetermined } = intervalsFromEvents(scheme, events)
  return [
    ...intervals.map((interval) => toStretch('affected', interval)),
    ...undetermined.map((interval) => toStretch('undetermined', interval)),
  ]
}

/** Listed versions that no stretch holds yet: as points, or as text where they have no key. */
function deriveFromVersions(
  scheme: VersionScheme,
  versions: readonly string[],
  ranges: readonly Stretch[],
): readonly Stretch[] {
  const held = ranges.filter((range) => range.verdict === 'affected')
  return versions.flatMap((version): readonly Stretch[] => {
    const interval = exactInterval(scheme, version)
    if (interval === undefined) {
      return [
        { verdict: 'affected', lo: null, hi: null, exactVersion: version, text: `= ${version}`, fixed: [] },
      ]
    }
    const isHeld = held.some(
      ({ lo, hi }) => lo !== null && hi !== null && contains({ ...interval, lo, hi }, interval.lo),
    )
    return isHeld ? [] : [toStretch('affected', interval)]
  })
}

function toStretch(verdict: Stretch['verdict'], interval: Interval): Stretch {
  return {
    verdict,
    lo: interval.lo,
    hi: interval.hi,
    exactVersion: null,
    text: describeInterval(interval),
    fixed: interval.fixed === null ? [] : [interval.fixed],
  }
}

/** A stretch in words: `>= 2.0, < 2.17.1`. */
export function describeInterval(interval: Interval): string {
  const { loText, hiText, loIncluded, hiIncluded } = interval
  if (loText !== null && loText === hiText) return `= ${loText}`
  const lower = loText === null ? [] : [`${loIncluded ? '>=' : '>'} ${loText}`]
  const upper = hiText === null ? [] : [`${hiIncluded ? '<=' : '<'} ${hiText}`]
  const bounds = [...lower, ...upper]
  return bounds.length === 0 ? '*' : bounds.join(', ')
}

/** What the record says, in short, of a range that could not be evaluated. */
function describeUnread(affected: AffectedVersions): string {
  const events = affected.ranges.flatMap((range) =>
    range.events.map(({ kind, version }) => `${kind} ${version}`),
  )
  return events.length === 0 ? '?' : `? ${events.slice(0, 6).join(', ')}`
}
