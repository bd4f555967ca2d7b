import { splitRecords } from '#formats/json/split-records.ts'

/** What the list's log of changes says. */
export interface DeltaLog {
  /** By CVE, when it was changed last. */
  readonly changes: ReadonlyMap<string, Temporal.Instant>
  /** Of the log's entries, those that are none. */
  readonly unreadable: number
  readonly entries: number
  /** When its newest and its oldest entry were made; one in the future counts for nothing. */
  readonly newest: Temporal.Instant | null
  readonly oldest: Temporal.Instant | null
  /** False where the log breaks off. */
  readonly isWhole: boolean
}

/** Clocks differ a little. */
const ahead = { minutes: 10 }

const madeAt = /"fetchTime"\s*:\s*"([^"]{10,40})"/
const change = /"cveId"\s*:\s*"(CVE-\d{4}-\d{4,19})"([^{}]{0,1000})/g
const changedAt = /"dateUpdated"\s*:\s*"([^"]{10,40})"/

/** Reads a `deltaLog.json` or `delta.json` by its marks alone; nothing of it is built. */
export function readDeltaLog(bytes: Uint8Array, now: Temporal.Instant): DeltaLog {
  const splitter = splitRecords({ arrays: new Set(), isLines: false })
  const entries = [...splitter.push(bytes), ...splitter.end()].map((piece) => piece.bytes.toString('utf8'))
  const changes = new Map<string, Temporal.Instant>()
  const times: Temporal.Instant[] = []
  let unreadable = 0
  for (const entry of entries) {
    const made = instantOf(madeAt.exec(entry)?.[1])
    if (made === null) {
      unreadable += 1
      continue
    }
    if (Temporal.Instant.compare(made, now.add(ahead)) <= 0) times.push(made)
    for (const [, cve = '', rest = ''] of entry.matchAll(change)) {
      const at = instantOf(changedAt.exec(rest)?.[1]) ?? made
      const before = changes.get(cve)
      if (before === undefined || Temporal.Instant.compare(before, at) < 0) changes.set(cve, at)
    }
  }
  const sorted = times.toSorted(Temporal.Instant.compare)
  return {
    changes,
    unreadable,
    entries: entries.length,
    newest: sorted.at(-1) ?? null,
    oldest: sorted[0] ?? null,
    isWhole: splitter.faults.length === 0,
  }
}

function instantOf(text: string | undefined): Temporal.Instant | null {
  if (text === undefined) return null
  try {
    return Temporal.Instant.from(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`)
  } catch {
    return null
  }
}
