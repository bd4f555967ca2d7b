/** How much a team is concerned, from not at all to at once; what is not known has no level. */
export const levels = ['none', 'low', 'medium', 'high', 'immediate'] as const
export type Level = (typeof levels)[number]

/** A proposed interval, both ends included; null: unknown. */
export interface Interval {
  readonly lower: Level | null
  readonly upper: Level | null
}

const levelOf: ReadonlyMap<string, Level> = new Map([
  ['D', 'low'],
  ['S', 'medium'],
  ['O', 'high'],
  ['I', 'immediate'],
])

/**
 * The level of an SSVC outcome: Defer → low, Scheduled → medium, Out-of-cycle → high, Immediate → immediate. None of
 * them is `none`: that takes a person, or evidence that the thing is not used.
 */
export function toLevel(outcome: string): Level {
  const level = levelOf.get(outcome)
  if (level === undefined) throw new RangeError(`${outcome} is no outcome`)
  return level
}

/** Whether the level lies in the proposed interval; nothing lies in an unknown one. */
export function isWithin(level: Level, { lower, upper }: Interval): boolean {
  if (lower === null || upper === null) return false
  const step = levels.indexOf(level)
  return levels.indexOf(lower) <= step && step <= levels.indexOf(upper)
}

/** The lesser of two, by urgency. */
export function lesser(one: Level, other: Level): Level {
  return levels.indexOf(one) <= levels.indexOf(other) ? one : other
}

/** The greater of two, by urgency. */
export function greater(one: Level, other: Level): Level {
  return levels.indexOf(one) >= levels.indexOf(other) ? one : other
}
