import { refuseIntel } from '../../errors.ts'
import type { Catch, Connector, Piece, Visit } from '../connector.ts'
import { isLater, type Listing, startListing } from './listing.ts'

/** OSV.dev: below the address a folder per ecosystem with a list of changes, the records, and all of them in a zip. */
export const osv: Connector = { id: 'osv', listParts, fetch: fetchEcosystem, inspect: null }

/** A list may come to us before the records that it names, or after some that were dated earlier. */
const overlap = { hours: 48 }

/** Up to so many records are fetched one by one; beyond that the zip is cheaper for both sides. */
const fewRecords = 1000

/** There are some forty. */
const mostEcosystems = 500

/** At once; the host keeps the pace. */
const atOnce = 4

async function listParts(visit: Visit, wanted: readonly string[]): Promise<readonly string[]> {
  if (wanted.length > 0) return wanted
  const found = new Set<string>()
  await visit.readLines(place(visit, 'ecosystems.txt'), 'whole', () => (line) => {
    // `Debian:12` lies in the folder of `Debian`.
    const name = line.split(':')[0]?.trim() ?? ''
    if (/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/.test(name) && found.size < mostEcosystems) found.add(name)
  })
  return [...found].sort()
}

async function fetchEcosystem(visit: Visit): Promise<Catch | null> {
  let reader = startListing(visit.now)
  const url = place(visit, visit.part, 'modified_id.csv')
  const isNew = await visit.readLines(url, 'if-changed', () => {
    reader = startListing(visit.now)
    return reader.add
  })
  if (!isNew) return null
  const listing = reader.read()
  requireListing(listing)
  const isCut = isCutShort(visit, listing)
  // All of it closes the gap.
  const changed = visit.known === null || isCut ? null : await findChanged(visit, listing)
  const caught = { records: listing.changes.size, cursor: cursorOf(visit, listing), gap: isCut }
  if (listing.changes.size === 0) return { ...caught, hash: null, name: visit.part, missing: [] }
  if (changed === null) return await fetchAll(visit, caught)
  // A zip that lacked much would lack it again: what is missing comes one by one, some of it in each run.
  const isCatchingUp = visit.known?.cursor === null
  if (changed.length <= fewRecords) return await fetchEach(visit, changed, caught)
  if (!isCatchingUp) return await fetchAll(visit, caught)
  return await fetchEach(visit, changed.slice(0, fewRecords), { ...caught, cursor: null, gap: true })
}

/** A page that is not the list, or a list of another form. */
function requireListing({ changes, unreadable }: Listing): void {
  if (unreadable * 10 <= changes.size + unreadable) return
  throw refuseIntel('feed-shape-changed', { facts: { unreadable, records: changes.size } })
}

/** A list that begins after what we saw last has lost what lay between. */
function isCutShort({ known }: Visit, { oldest }: Listing): boolean {
  const cursor = known?.cursor ?? null
  return cursor !== null && oldest !== null && isLater(oldest, cursor)
}

function cursorOf({ known }: Visit, { newest }: Listing): Temporal.Instant | null {
  const before = known?.cursor ?? null
  if (before === null || newest === null) return newest ?? before
  return isLater(newest, before) ? newest : before
}

/** What changed since the last time and is not what we have, and what we could not have then. */
async function findChanged({ known, ...visit }: Visit, listing: Listing): Promise<readonly string[]> {
  const since = (known?.cursor ?? Temporal.Instant.fromEpochMilliseconds(0)).subtract(overlap)
  const recent = [...listing.changes].filter(([, at]) => isLater(at, since))
  const stored = await visit.findStored(recent.map(([name]) => name))
  const changed = recent.filter(([name, at]) => !isSame(stored.get(name), at)).map(([name]) => name)
  const missing = (known?.missing ?? []).filter((name) => listing.changes.has(name))
  return [...new Set([...changed, ...missing])]
}

/** We keep microseconds. */
function isSame(stored: Temporal.Instant | null | undefined, at: Temporal.Instant): boolean {
  return stored?.epochMilliseconds === at.epochMilliseconds
}

type Caught = Pick<Catch, 'records' | 'cursor' | 'gap'>

async function fetchAll(visit: Visit, caught: Caught): Promise<Catch> {
  const kept = await visit.keep(place(visit, visit.part, 'all.zip'), 'whole')
  if (kept === null) throw refuseIntel('feed-unasked', { facts: { part: visit.part } })
  const all = { ...caught, hash: kept.hash, name: `${visit.part}/all.zip`, missing: [] }
  // The zip is made less often than the list. If it lacks much of it, the next run looks at all of the list again.
  const isIncomplete = kept.records < caught.records * 0.8
  return isIncomplete ? { ...all, records: kept.records, cursor: null, gap: true } : { ...all, gap: false }
}

async function fetchEach(visit: Visit, names: readonly string[], caught: Caught): Promise<Catch> {
  if (names.length === 0) return { ...caught, hash: null, name: visit.part, missing: [] }
  const missing: string[] = []
  const hash = await visit.bundle(fetchPieces(visit, names, missing))
  const isEmpty = missing.length === names.length
  const gap = caught.gap || missing.length > 0
  return { ...caught, gap, hash: isEmpty ? null : hash, name: `${visit.part}/changes.zip`, missing }
}

async function* fetchPieces(
  visit: Visit,
  names: readonly string[],
  missing: string[],
): AsyncGenerator<Piece> {
  for (let start = 0; start < names.length; start += atOnce) {
    const group = names.slice(start, start + atOnce)
    const found = await Promise.all(group.map((name) => visit.read(place(visit, visit.part, `${name}.json`))))
    visit.progress(Math.min(start + atOnce, names.length), names.length)
    for (const [index, name] of group.entries()) {
      const bytes = found[index] ?? null
      if (bytes === null) missing.push(name)
      else yield { name: `${name}.json`, bytes }
    }
  }
}

function place({ address }: Visit, ...steps: readonly string[]): string {
  return address.replace(/\/?$/, '/') + steps.map(encodeURIComponent).join('/')
}
