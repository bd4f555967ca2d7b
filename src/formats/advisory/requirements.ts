import { aboveAll, belowAll, compareKeys, successor } from '#versions/keys/key.ts'
import type { VersionScheme } from '#versions/version-scheme.ts'
import type { AffectedPackage, AffectedRange, RangeEvent } from './model/advisory.ts'

/** Whose rules a requirement without a plain comparison follows: `^`, `~`, `~>`, a version alone. */
export type Dialect = 'cargo' | 'gem' | 'composer'

/** By which order versions are compared, and how requirements are written. */
export interface Ordering {
  readonly scheme: VersionScheme
  readonly dialect: Dialect
}

interface Bound {
  readonly version: string
  /** At the version, or right after it. */
  readonly isAfter: boolean
  readonly key: Uint8Array
}

/** Versions from a bound up to another, that one not included. */
export interface Stretch {
  readonly from: Bound
  readonly to: Bound
}

const first: Bound = { version: '0', isAfter: false, key: belowAll }
const last: Bound = { version: '', isAfter: false, key: aboveAll }
const everything: Stretch = { from: first, to: last }

/** The longest requirement seen in real databases has forty characters. */
const longest = 300

/**
 * Comparisons that all must hold, divided by commas: `>= 1.2, < 2`, `~> 4.2.1`, `^0.3`. Null where a part is none, its
 * version has no place in the order, or nothing fits.
 */
export function readRequirement(text: string, ordering: Ordering): Stretch | null {
  if (text.length > longest) return null
  return intersect(text.split(',').map((part) => readComparison(part.trim(), ordering)))
}

/** Where all of them hold; null where one could not be read, there is none, or nothing is left. */
export function intersect(stretches: readonly (Stretch | null)[]): Stretch | null {
  let whole: Stretch = everything
  for (const stretch of stretches) {
    if (stretch === null) return null
    const from = compareKeys(stretch.from.key, whole.from.key) > 0 ? stretch.from : whole.from
    const to = compareKeys(stretch.to.key, whole.to.key) < 0 ? stretch.to : whole.to
    whole = { from, to }
  }
  return stretches.length > 0 && compareKeys(whole.from.key, whole.to.key) < 0 ? whole : null
}

const comparison = /^(>=|<=|==?|<|>|\^|~>|~)?\s*([0-9A-Za-z][0-9A-Za-z.+_-]*)$/

function readComparison(text: string, { scheme, dialect }: Ordering): Stretch | null {
  const [, written, version = ''] = comparison.exec(text) ?? []
  const operator = written ?? (dialect === 'cargo' ? '^' : '=')
  const at = bound(scheme, version, false)
  const after = bound(scheme, version, true)
  if (at === null || after === null) return null
  switch (operator) {
    case '>=':
      return { from: beginning(version, { scheme, dialect }) ?? at, to: last }
    case '>':
      return { from: after, to: last }
    case '<':
      return { from: first, to: at }
    case '<=':
      return { from: first, to: after }
    case '=':
    case '==':
      return { from: at, to: after }
    default: {
      const next = nextAfter(isCompatible(operator, dialect) ? '~>' : operator, version)
      const to = next === null ? null : bound(scheme, `${next}${candidates[dialect]}`, false)
      return to === null ? null : { from: beginning(version, { scheme, dialect }) ?? at, to }
    }
  }
}

/** Before all candidates of a version: what leaves a version out leaves them out, too. */
const candidates: Readonly<Record<Dialect, string>> = { cargo: '-0', gem: '.a', composer: '-dev' }

/** Composer: a version without a stability begins with its earliest. */
function beginning(version: string, { scheme, dialect }: Ordering): Bound | null {
  const isPlain = dialect === 'composer' && /^[\d.]+$/.test(version)
  return isPlain ? bound(scheme, `${version}-dev`, false) : null
}

/** Composer writes `~` for RubyGems' `~>`. */
function isCompatible(operator: string, dialect: Dialect): boolean {
  return operator === '~' && dialect === 'composer'
}

/** The first version that `^`, `~` or `~>` leave out; null where the version does not begin with numbers. */
function nextAfter(operator: string, version: string): string | null {
  const [core = ''] = version.split(/[-+]/, 1)
  const numbers: number[] = []
  for (const part of core.split('.')) {
    if (!/^\d{1,9}$/.test(part)) break
    numbers.push(Number(part))
  }
  if (numbers.length === 0) return null
  const place = raisedPlace(operator, numbers)
  return [...numbers.slice(0, place), (numbers[place] ?? 0) + 1].join('.')
}

/** Cargo: `^` keeps the leftmost number that is not zero, `~` the second; RubyGems: `~>` all but the last, of one number that. */
function raisedPlace(operator: string, numbers: readonly number[]): number {
  const end = numbers.length - 1
  if (operator === '~>') return Math.max(0, end - 1)
  if (operator === '~') return Math.min(1, end)
  const leftmost = numbers.findIndex((number) => number > 0)
  return leftmost < 0 ? end : leftmost
}

function bound(scheme: VersionScheme, version: string, isAfter: boolean): Bound | null {
  const key = scheme.encode(version)
  return key === undefined ? null : { version, isAfter, key: isAfter ? successor(key) : key }
}

/** What no stretch holds. */
export function outside(stretches: readonly Stretch[]): readonly Stretch[] {
  const gaps: Stretch[] = []
  let from = first
  for (const stretch of stretches.toSorted((a, b) => compareKeys(a.from.key, b.from.key))) {
    if (compareKeys(from.key, stretch.from.key) < 0) gaps.push({ from, to: stretch.from })
    if (compareKeys(stretch.to.key, from.key) > 0) from = stretch.to
  }
  return from.key === last.key ? gaps : [...gaps, { from, to: last }]
}

/** Stretches as ranges of events. */
export function rangesOf(stretches: readonly Stretch[]): Pick<AffectedPackage, 'ranges' | 'isComplete'> {
  return { ranges: stretches.map(toRange), isComplete: true }
}

function toRange({ from, to }: Stretch): AffectedRange {
  const events: RangeEvent[] = [{ kind: from.isAfter ? 'above' : 'introduced', version: from.version }]
  if (to.key !== last.key) events.push({ kind: to.isAfter ? 'last-affected' : 'fixed', version: to.version })
  return { kind: 'ecosystem', repository: null, events }
}
