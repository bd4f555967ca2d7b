/** What is wanted, or what is left out. */
export interface Choice<Value extends string = string> {
  readonly values: readonly Value[]
  readonly unwanted: boolean
}

/** What a worklist is narrowed by beyond team, state and text; all of it holds together. */
export interface Narrowing {
  readonly severity?: Choice | undefined
  readonly exploited?: Choice<'yes' | 'no'> | undefined
  readonly interest?: Choice | undefined
  /** At least one of these shares, or `unknown`. */
  readonly epss?: Choice | undefined
  readonly fix?: Choice<'yes' | 'no'> | undefined
  readonly verdict?: Choice<'affected' | 'undetermined'> | undefined
  readonly side?: Choice | undefined
  readonly kind?: Choice | undefined
  readonly division?: Choice | undefined
  readonly organisation?: Choice | undefined
  /** `7d` or a time. */
  readonly since?: Choice | undefined
}

/** Whether it asks about items: then only what touches one can be listed. */
export function isOfItems(narrowing: Narrowing): boolean {
  const { verdict, side, kind, division, organisation, since } = narrowing
  return [verdict, side, kind, division, organisation, since].some((choice) => choice !== undefined)
}

/** Words of interest in the order of their ranks; the rank of `unknown` is 0. */
const levels = ['unknown', 'none', 'low', 'medium', 'high', 'immediate']

/** The ranks that worklists are ordered by, of the words of a choice. */
export function ranksOf(words: readonly string[]): readonly number[] {
  return words.map((word) => levels.indexOf(word))
}

/** Words of severity in the order of the numbers that worklists keep. */
const ratings = ['unknown', 'none', 'low', 'medium', 'high', 'critical']

/** The numbers of the words of a choice. */
export function ratingRanksOf(words: readonly string[]): readonly number[] {
  return words.map((word) => ratings.indexOf(word))
}

/** The lowest share that is enough; null: only what is unknown is chosen. */
export function lowestShare(values: readonly string[]): number | null {
  const shares = values.filter((value) => value !== 'unknown').map(Number)
  return shares.length === 0 ? null : Math.min(...shares)
}

/** From when on, of several the earliest. */
export function earliest(values: readonly string[], now: Temporal.Instant): Temporal.Instant {
  const times = values.map((value) =>
    value.endsWith('d')
      ? now.subtract({ hours: 24 * Number.parseInt(value, 10) })
      : Temporal.Instant.from(value),
  )
  return times.reduce((one, other) => (Temporal.Instant.compare(one, other) <= 0 ? one : other))
}
