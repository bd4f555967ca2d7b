import { hasDistributions } from '#versions/identifiers/package-key/index.ts'
import { formatPurl, type Purl } from '#versions/identifiers/purl/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import { compareKeys } from '#versions/keys/key.ts'
import type { AffectedPackage, RangeEvent, Remark } from '../model/advisory.ts'
import type { ProductStatus } from './model.ts'
import { eventsOfVers } from './vers.ts'
import { fixedStatuses } from './versions.ts'

/** What a record says of one package in one release of a distribution, by what it says of the versions. */
export interface Told {
  readonly purl: Purl
  /** The purl type, which tells the order of the versions. */
  readonly ecosystem: string
  readonly path: string
  readonly module: string | null
  readonly listed: Set<string>
  readonly fixed: Set<string>
  readonly first: Set<string>
  readonly last: Set<string>
  readonly ranges: (readonly RangeEvent[])[]
  readonly excused: Set<string>
  readonly excuses: Set<Remark>
  readonly fixless: Set<Remark>
  /** Affected without any version. */
  isWhole: boolean
  /** Not affected, whatever the version. */
  isExcused: boolean
  /** Something of it could not be read, or is not known to the publisher either. */
  isLost: boolean
}

export function toldNothing(place: Pick<Told, 'purl' | 'ecosystem' | 'path' | 'module'>): Told {
  return {
    ...place,
    listed: new Set(),
    fixed: new Set(),
    first: new Set(),
    last: new Set(),
    ranges: [],
    excused: new Set(),
    excuses: new Set(),
    fixless: new Set(),
    isWhole: false,
    isExcused: false,
    isLost: false,
  }
}

export interface Said {
  readonly status: ProductStatus
  readonly version: string | null
  readonly versionRange: string | null
}

/** Adds what one product's status says of the package. */
export function tell(one: Told, { status, version, versionRange }: Said): void {
  if (status === 'under_investigation') one.isLost = true
  else if (status === 'known_not_affected') excuse(one, version)
  else if (version !== null) versionsFor(one, status).add(version)
  else if (!fixedStatuses.includes(status)) tellRange(one, versionRange)
}

function excuse(one: Told, version: string | null): void {
  if (version === null) one.isExcused = true
  else one.excused.add(version)
}

function versionsFor({ listed, fixed, first, last }: Told, status: ProductStatus): Set<string> {
  if (fixedStatuses.includes(status)) return fixed
  if (status === 'first_affected') return first
  return status === 'last_affected' ? last : listed
}

/** An affected product without a version in its package URL: a range where it gives one, else all there is. */
function tellRange(one: Told, versionRange: string | null): void {
  const events = versionRange === null ? null : eventsOfVers(versionRange)
  if (versionRange === null) one.isWhole = true
  else if (events === null) one.isLost = true
  else one.ranges.push(...events)
}

/** What is told of a package, as up to four entries: affected, undetermined, fixed, not affected. */
export function packagesOf(told: Told): readonly AffectedPackage[] {
  return [...affectedPart(told), ...excusedPart(told)]
}

function affectedPart(told: Told): readonly AffectedPackage[] {
  if (saysNothing(told)) return []
  const spans = spansOf(told)
  const [remark] = told.fixed.size === 0 && told.fixless.size === 1 ? told.fixless : []
  const affected = {
    ...entry(told, spans?.affected ?? told.ranges),
    versions: [...told.listed],
    isComplete: spans !== null && !told.isLost,
    ...(remark === undefined ? {} : { remark }),
  }
  const open = spans?.open ?? []
  if (open.length === 0) return [affected]
  // Among what nobody can tell, the versions that are named as fixed are.
  const mended = { ...entry(told, []), versions: [...told.fixed], status: 'not_affected' } as const
  return [affected, { ...entry(told, open), status: 'undetermined' }, mended]
}

/** Whether nothing but "not affected" is said. */
function saysNothing({ listed, fixed, first, last, ranges, isWhole, isLost }: Told): boolean {
  const versions = listed.size + fixed.size + first.size + last.size + ranges.length
  return versions === 0 && !isWhole && !isLost
}

function excusedPart(told: Told): readonly AffectedPackage[] {
  if (!told.isExcused && told.excused.size === 0) return []
  const [remark] = told.excuses.size === 1 ? told.excuses : []
  return [
    {
      ...entry(told, told.isExcused ? [[{ kind: 'introduced', version: '0' }]] : []),
      versions: told.isExcused ? [] : [...told.excused],
      status: 'not_affected',
      ...(remark === undefined ? {} : { remark }),
    },
  ]
}

function entry(told: Told, ranges: readonly (readonly RangeEvent[])[]): AffectedPackage {
  return {
    ecosystem: null,
    name: null,
    path: told.path,
    purl: formatPurl(withoutVersion(told.purl)),
    severities: [],
    ranges: ranges.map((events) => ({ kind: 'ecosystem', repository: null, events })),
    versions: [],
    isComplete: true,
    ecosystemSpecific: null,
    databaseSpecific: null,
    ...(told.module === null ? {} : { module: told.module }),
  }
}

/** The package alone. Of the qualifiers only what tells which package it is. */
function withoutVersion(purl: Purl): Purl {
  const { distro, upstream } = purl.qualifiers
  const qualifiers = {
    ...(distro === undefined ? {} : { distro }),
    ...(upstream === undefined ? {} : { upstream }),
  }
  return { ...purl, version: null, subpath: null, qualifiers }
}

type Span = readonly RangeEvent[]

interface Spans {
  readonly affected: readonly Span[]
  /** Where nobody tells which line a version belongs to. */
  readonly open: readonly Span[]
}

/** The stretches that are affected, beside listed versions; null where they cannot be told. */
function spansOf(told: Told): Spans | null {
  const { listed, fixed, first, last, ranges, isWhole } = told
  if (first.size > 1 || last.size > 1) return null
  const isOpen = isWhole || first.size > last.size
  const saysOnlyFixed = listed.size + first.size + last.size + ranges.length === 0 && !isWhole
  if (!(isOpen || saysOnlyFixed)) {
    return { affected: [...ranges, ...spanTo(last, { from: first, kind: 'last-affected' })], open: [] }
  }
  if (saysOnlyFixed && fixed.size === 0) return null
  const mended = inOrder(told)
  if (mended === null) return null
  const [version = '0'] = isWhole ? [] : first
  // Below all that have the fix none has it; between them it depends on the line, which nobody tells.
  const [lowest, highest] = [mended.at(0), mended.at(-1)]
  const end: Span = lowest === undefined ? [] : [{ kind: 'fixed', version: lowest }]
  const affected = [...ranges, [{ kind: 'introduced', version } as const, ...end]]
  if (lowest === undefined || highest === undefined || lowest === highest) return { affected, open: [] }
  return {
    affected: [...affected, ...belowOwnFix(told, mended)],
    open: [
      [
        { kind: 'introduced', version: lowest },
        { kind: 'fixed', version: highest },
      ],
    ],
  }
}

/**
 * Packages of distributions bear what they are made of before the last hyphen: of a version that one fix alone is made of, what is
 * built below that fix has none, whichever line it belongs to.
 */
function belowOwnFix({ ecosystem }: Told, mended: readonly string[]): readonly Span[] {
  if (!hasDistributions(ecosystem)) return []
  const madeOf = Map.groupBy(mended, (version) => version.replace(/-[^-]*$/, ''))
  return [...madeOf].flatMap(([source, [fixed, ...others]]) =>
    fixed === undefined || fixed === source || fixed === mended[0] || others.length > 0
      ? []
      : [
          [
            { kind: 'introduced', version: source },
            { kind: 'fixed', version: fixed },
          ],
        ],
  )
}

/** The versions with the fix from the lowest to the highest; null where one has no place among the others. */
function inOrder({ fixed, ecosystem }: Told): readonly string[] | null {
  if (fixed.size < 2) return [...fixed]
  const scheme = schemeForPackageType(ecosystem)
  const keyed = [...fixed].flatMap((version) => {
    const key = scheme?.encode(version)
    return key === undefined ? [] : [{ version, key }]
  })
  if (keyed.length < fixed.size) return null
  return keyed.toSorted((a, b) => compareKeys(a.key, b.key)).map(({ version }) => version)
}

function spanTo(
  ends: ReadonlySet<string>,
  { from, kind }: { readonly from: ReadonlySet<string>; readonly kind: RangeEvent['kind'] },
): readonly Span[] {
  const [end] = ends
  const [version = '0'] = from
  return end === undefined
    ? []
    : [
        [
          { kind: 'introduced', version },
          { kind, version: end },
        ],
      ]
}
