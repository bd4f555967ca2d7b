/** What an ecosystem lists: which record changed when. */
export interface Listing {
  /** By the record's name, its newest change. */
  readonly changes: ReadonlyMap<string, Temporal.Instant>
  /** Lines that say nothing of the kind. */
  readonly unreadable: number
  /** The newest change that has happened; a date in the future must not hide what comes before it. */
  readonly newest: Temporal.Instant | null
  readonly oldest: Temporal.Instant | null
}

/** Collects the lines of a `modified_id.csv`. */
export interface ListingReader {
  add(line: string): void
  read(): Listing
}

/** Clocks differ a little. */
const ahead = { minutes: 10 }

/** More than the largest ecosystem has had so far, many times over. */
const mostLines = 5_000_000

/** @param now what changed later than this has a wrong date */
export function startListing(now: Temporal.Instant): ListingReader {
  const changes = new Map<string, Temporal.Instant>()
  let unreadable = 0
  return {
    add(line) {
      const change = line === '' || changes.size >= mostLines ? null : readLine(line)
      if (line !== '' && change === null) unreadable += 1
      if (change === null) return
      const before = changes.get(change.name)
      if (before === undefined || isLater(change.at, before)) changes.set(change.name, change.at)
    },
    read: () => ({ changes, unreadable, ...spanOf(changes.values(), now.add(ahead)) }),
  }
}

function spanOf(times: Iterable<Temporal.Instant>, latest: Temporal.Instant) {
  let newest: Temporal.Instant | null = null
  let oldest: Temporal.Instant | null = null
  for (const at of times) {
    if (oldest === null || isLater(oldest, at)) oldest = at
    if (!isLater(at, latest) && (newest === null || isLater(at, newest))) newest = at
  }
  return { newest, oldest }
}

/** The list of one ecosystem says `time,name`, that of all `time,ecosystem/name`: we ask for the first. */
const form = /^(\d{4}-\d\d-\d\dT[0-9:.]{5,20}(?:Z|[+-]\d\d:?\d\d)),([A-Za-z0-9][A-Za-z0-9._:-]{0,127})$/

function readLine(line: string): { readonly name: string; readonly at: Temporal.Instant } | null {
  const [, time = '', name = ''] = form.exec(line) ?? []
  if (name === '') return null
  try {
    return { name, at: Temporal.Instant.from(time) }
  } catch {
    return null
  }
}

export function isLater(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) > 0
}
