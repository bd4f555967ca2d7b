/** When a person was at the overview in this browser, in milliseconds. */
export interface Visits {
  /** The visit that goes on, when it was last seen to. */
  readonly now: number
  /** The one before. */
  readonly before?: number | undefined
}

/** After so long away it is another visit. */
const away = 30 * 60_000

/** The visits after somebody is here at this time. */
export function visitAgain(known: Visits | undefined, at: number): Visits {
  if (known === undefined) return { now: at }
  return at - known.now > away ? { now: at, before: known.now } : { ...known, now: Math.max(at, known.now) }
}

/** What was kept; undefined when it is nothing of ours. */
export function readVisits(kept: string | null): Visits | undefined {
  const [now, before] = (kept ?? '').split(' ').map(Number)
  if (now === undefined || !(now > 0)) return undefined
  return before !== undefined && before > 0 ? { now, before } : { now }
}

export function writeVisits({ now, before }: Visits): string {
  return before === undefined ? String(now) : `${now} ${before}`
}
