import type { Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'
import { compareKeys, longestVersion, successor } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'

/**
 * The half-open stretch `[lo, hi)` of keys of one scheme. No lower bound is the empty key, no upper bound the byte
 * 0xFF, and `≤ v` ends at the successor of v's key, so that one comparison serves every kind of range.
 */
export interface Interval {
  readonly lo: Uint8Array
  readonly hi: Uint8Array
  /** The bounds as the source wrote them; null where there is none. */
  readonly loText: string | null
  readonly hiText: string | null
  /** Whether the version of `loText`, of `hiText`, itself belongs to the stretch. */
  readonly loIncluded: boolean
  readonly hiIncluded: boolean
  /** The version that ends the stretch by fixing it, where the source says so. */
  readonly fixed: string | null
}

/** A stretch that cannot be evaluated. Within `[lo, hi)`, all that is known of it, the answer is unknown. */
export interface UnevaluableRange extends Interval {
  /** The versions that could not be read, as the source wrote them. */
  readonly withoutKey: readonly string[]
}

/** What a source's range comes to: rows to match against, rows that stay unknown, and what was wrong with it. */
export interface AffectedIntervals {
  readonly intervals: readonly Interval[]
  readonly undetermined: readonly UnevaluableRange[]
  readonly problems: readonly Problem[]
}

/** Whether the key lies in the stretch. */
export function contains(interval: Interval, key: Uint8Array): boolean {
  return compareKeys(interval.lo, key) <= 0 && compareKeys(key, interval.hi) < 0
}

/** Whether nothing can lie in the stretch. */
export function isEmpty(interval: Interval): boolean {
  return compareKeys(interval.lo, interval.hi) >= 0
}

/**
 * The stretch that holds exactly the versions equal to this one, with those that are it under a label of their own;
 * `undefined` if it has no key.
 */
export function exactInterval(scheme: VersionScheme, version: string): Interval | undefined {
  const key = scheme.encode(version)
  if (key === undefined) return undefined
  return {
    lo: key,
    hi: endOf(scheme, version, key),
    loText: version,
    hiText: version,
    loIncluded: true,
    hiIncluded: true,
    fixed: null,
  }
}

/** Right above the version and all that is it under a label of its own: where a stretch ends to which it still belongs. */
export function endOf(scheme: VersionScheme, version: string, key: Uint8Array): Uint8Array {
  const builds = scheme.builds?.(version, key)
  return builds?.areSame === true ? builds.hi : successor(key)
}

/**
 * Builds of a version of which nobody can tell whether they are as it is: undetermined where the version is the last affected,
 * or the only one.
 */
export function doubtfulBuilds(scheme: VersionScheme, version: string): UnevaluableRange | undefined {
  const key = scheme.builds === undefined ? undefined : scheme.encode(version)
  const builds = key === undefined ? undefined : scheme.builds?.(version, key)
  if (builds === undefined || builds.areSame) return undefined
  const text = `${version}.*`
  return {
    lo: builds.lo,
    hi: builds.hi,
    loText: text,
    hiText: text,
    loIncluded: true,
    hiIncluded: true,
    fixed: null,
    withoutKey: [],
  }
}

/** That a version has no key; of a long one the problem holds the beginning. */
export function unreadProblem(
  scheme: VersionScheme,
  { path, version }: { readonly path: string; readonly version: string },
): Problem {
  const facts = { version: version.slice(0, longestVersion).toWellFormed(), scheme: scheme.id }
  return problem(path, 'range.version-without-key', facts)
}
