import { type Interval, type Level, levels } from './level.ts'

/** The upper end of an interest; `unknown` where nothing can be proposed. */
export type UpperEnd = Level | 'unknown'

interface Case extends Interval {
  readonly vulnerabilityId: string
  readonly teamId: string
}

export interface Summary {
  /** Interests of one team in one vulnerability that were weighed. */
  readonly interests: number
  /** Of those: with another interval. */
  readonly changed: number
  /** By the upper end, how many there are now and would be. */
  readonly levels: readonly { readonly level: UpperEnd; readonly before: number; readonly after: number }[]
  /** How many would move from one upper end to another. */
  readonly moves: readonly { readonly from: UpperEnd; readonly to: UpperEnd; readonly count: number }[]
}

/** What a dry run of rules came to. */
export interface Preview extends Summary {
  readonly since: Temporal.Instant
  /** Whether every interest of that time was weighed; otherwise the newest were. */
  readonly complete: boolean
}

/** Compares interests as they are with what other rules propose. */
export function summarise(before: readonly Case[], after: readonly Case[]): Summary {
  const proposed = new Map(after.map((one) => [keyOf(one), one]))
  const pairs = before.flatMap((one) => {
    const to = proposed.get(keyOf(one))
    return to === undefined ? [] : [{ from: one, to }]
  })
  const ends = pairs.map(({ from, to }) => ({ from: endOf(from), to: endOf(to) }))
  const all: readonly UpperEnd[] = ['unknown', ...levels]
  return {
    interests: pairs.length,
    changed: pairs.filter(({ from, to }) => from.lower !== to.lower || from.upper !== to.upper).length,
    levels: all.map((level) => ({
      level,
      before: ends.filter(({ from }) => from === level).length,
      after: ends.filter(({ to }) => to === level).length,
    })),
    moves: all.flatMap((from) =>
      all.flatMap((to) => {
        const count = ends.filter((end) => end.from === from && end.to === to).length
        return from === to || count === 0 ? [] : [{ from, to, count }]
      }),
    ),
  }
}

function keyOf({ vulnerabilityId, teamId }: Case): string {
  return `${vulnerabilityId} ${teamId}`
}

function endOf({ upper }: Interval): UpperEnd {
  return upper ?? 'unknown'
}
