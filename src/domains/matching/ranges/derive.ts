import type { AffectedVersions } from '#formats/advisory/model/advisory.ts'
import {
  hasDistributions,
  moduleStream,
  packageKeyOfOsv,
  packageKeyOfPurl,
} from '#versions/identifiers/package-key/index.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import { aboveAll, belowAll, compareKeys } from '#versions/keys/key.ts'
import {
  contains,
  doubtfulBuilds,
  exactInterval,
  type Interval,
  intervalsFromEvents,
  type RangeEvent,
} from '#versions/ranges/index.ts'
import type { VersionScheme } from '#versions/version-scheme.ts'
import { describeInterval } from './describe-interval.ts'
import { mendedInLines } from './lines.ts'
import { onSystems } from './on-systems.ts'
import type { AffectedRange, Rank } from './range.ts'
import { withinSupport } from './support.ts'

type AdvisoryRange = AffectedVersions['ranges'][number]

/**
 * The stretches of versions that an advisory calls affected, and those that a distribution calls not affected. Whatever
 * of it cannot be evaluated becomes an undetermined stretch, never nothing.
 */
export function deriveRanges(advisory: {
  readonly withdrawn: boolean
  readonly affected: readonly AffectedVersions[]
}): readonly AffectedRange[] {
  if (advisory.withdrawn) return []
  return mendedInLines(withinSupport(advisory.affected.map(deriveFromPackage)))
}

function deriveFromPackage(affected: AffectedVersions): {
  readonly rows: readonly AffectedRange[]
  readonly isExtended: boolean
} {
  const identity = identityOf(affected)
  if (identity === undefined) return { rows: [], isExtended: false }
  const distribution = hasDistributions(identity.ecosystem) ? identity.distribution : ''
  // That a package is not affected in some release, nobody knows in which, excuses none.
  const isIdle = affected.status === 'not_affected' && distribution === null
  const isModular = identity.ecosystem === 'rpm'
  const base = {
    packageKey: identity.key,
    rank: rankOf(identity.ecosystem),
    distribution,
    module: isModular ? moduleStream(affected.module, modularVersion(affected)) : '',
    exactVersion: null,
    remark: affected.remark ?? null,
  } as const
  const rows = isIdle ? [] : stretchesOf(affected, schemeForPackageType(identity.ecosystem))
  return {
    rows: onSystems(
      affected.systems,
      rows.map((row) => withRemark({ ...base, ...row })),
    ),
    isExtended: identity.isExtended === true,
  }
}

/** A distribution that names no version in which it is fixed says that there is no fix. */
function withRemark(row: AffectedRange): AffectedRange {
  const isUnfixed = row.verdict === 'affected' && row.fixed.length === 0 && isEndless(row)
  return isUnfixed && row.rank === 'distribution' ? { ...row, remark: row.remark ?? 'no_fix' } : row
}

function isEndless({ hi }: AffectedRange): boolean {
  return hi !== null && compareKeys(hi, aboveAll) === 0
}

function modularVersion({ ranges, versions }: AffectedVersions): string | null {
  const named = [...ranges.flatMap(({ events }) => events.map(({ version }) => version)), ...versions]
  return named.find((version) => moduleStream(undefined, version) !== '') ?? null
}

function stretchesOf(affected: AffectedVersions, scheme: VersionScheme | undefined): readonly Stretch[] {
  const stated = affected.status ?? 'affected'
  const isAffected = stated === 'affected'
  const unread = { ...everything, text: describeUnread(affected) }
  if (scheme === undefined) return [...textsOf(affected, stated), ...(namesTags(affected) ? [] : [unread])]
  const ranges = affected.ranges.flatMap((range) => deriveFromRange(scheme, range))
  const listed = deriveFromVersions(scheme, affected.versions, ranges)
  const found = [...ranges, ...listed].map(
    (row): Stretch =>
      row.verdict === 'affected' && !isAffected ? { ...row, verdict: stated, fixed: [] } : row,
  )
  if (stated === 'not_affected') return found.filter(({ verdict }) => verdict === stated)
  const isEvaluable =
    affected.versions.length > 0 || affected.ranges.some((range) => isComparable(scheme, range))
  const isUnread = !affected.isComplete || (affected.ranges.length > 0 && !isEvaluable)
  return isUnread ? [...found, unread] : found
}

/** Listed versions where nothing tells their order; what is not listed stays undetermined beside them. */
function textsOf({ versions }: AffectedVersions, verdict: Stretch['verdict']): readonly Stretch[] {
  return versions.map((version) => ({
    verdict,
    lo: null,
    hi: null,
    exactVersion: version,
    text: `= ${version}`,
    fixed: [],
  }))
}

/** Whether a record of commits says by their tags which versions it means. */
function namesTags({ ecosystem, ranges, versions, isComplete }: AffectedVersions): boolean {
  const isOfCommits = ecosystem === null && ranges.every(({ kind }) => kind === 'git')
  return isOfCommits && versions.length > 0 && isComplete
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
  const { intervals, undetermined } = intervalsFromEvents(withTags(scheme, events), events)
  return [
    ...intervals.map((interval) => toStretch('affected', interval)),
    ...undetermined.map((interval) => toStretch('undetermined', interval)),
  ]
}

/**
 * Where tags are moved, a record that says `fixed: 41` means from the first release of 41 on. What it means by 41 as the
 * last version that is affected, the first or the newest of them, nobody can tell.
 */
function withTags(scheme: VersionScheme, events: readonly RangeEvent[]): VersionScheme {
  if (scheme.span === undefined) return scheme
  const last = new Set(events.flatMap(({ kind, version }) => (kind === 'last_affected' ? [version] : [])))
  return {
    ...scheme,
    encode: (version) =>
      scheme.encode(version) ?? (last.has(version) ? undefined : scheme.span?.(version)?.lo),
  }
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
    if (isHeld) return []
    const builds = doubtfulBuilds(scheme, version)
    return [
      toStretch('affected', interval),
      ...(builds === undefined ? [] : [toStretch('undetermined', builds)]),
    ]
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

/** What the record says, in short, of a range that could not be evaluated. */
function describeUnread(affected: AffectedVersions): string {
  const events = affected.ranges.flatMap((range) =>
    range.events.map(({ kind, version }) => `${kind} ${version}`),
  )
  return events.length === 0 ? '?' : `? ${events.slice(0, 6).join(', ')}`
}
