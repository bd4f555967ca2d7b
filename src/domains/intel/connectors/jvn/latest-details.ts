import type { Piece, Visit } from '../connector.ts'

/** MyJVN answers with the details of so many at once. */
const atOnce = 10

/** Beyond that the files of the year, which come within the week, are cheaper for both sides. */
const most = 200

/**
 * Details of what the overviews name and we have not, or not as new: by the API of the same host, until the year's file
 * comes. What it does not give stays the outline that it is.
 * @param changed when each record changed last, by its name
 */
export async function* fetchLatest(
  visit: Visit,
  changed: ReadonlyMap<string, Temporal.Instant>,
): AsyncGenerator<Piece> {
  const stored = await visit.findStored([...changed.keys()])
  const newer = [...changed].filter(([name, at]) => isNewer(at, stored.get(name)))
  const latest = newer.toSorted(([, a], [, b]) => Temporal.Instant.compare(b, a)).slice(0, most)
  for (let start = 0; start < latest.length; start += atOnce) {
    const names = latest.slice(start, start + atOnce).map(([name]) => name)
    const bytes = await visit.read(addressOf(visit, names), 'list')
    if (bytes !== null && isDetails(bytes)) yield { name: `details-${names[0] ?? ''}.xml`, bytes }
  }
}

function isNewer(at: Temporal.Instant, stored: Temporal.Instant | null | undefined): boolean {
  return stored === undefined || stored === null || Temporal.Instant.compare(at, stored) > 0
}

/** Ids are joined by `+`, which must not be encoded. */
function addressOf({ address }: Visit, names: readonly string[]): string {
  return new URL(`/myjvn?method=getVulnDetailInfo&feed=hnd&vulnId=${names.join('+')}`, address).href
}

function isDetails(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4096)).toString('latin1').includes('<VULDEF-Document')
}

const item =
  /<sec:identifier>(JVNDB-[0-9]{4}-[0-9]{4,9})<\/sec:identifier>|<dcterms:modified>([^<]{10,40})<|<\/item>/g

/** What an overview names, and when each changed last. Only a guide to what to ask for: the file is read by the feed. */
export function changesIn(overview: Uint8Array): ReadonlyMap<string, Temporal.Instant> {
  const text = Buffer.from(overview).toString('utf8')
  const found = new Map<string, Temporal.Instant>()
  let name: string | undefined
  let modified: string | undefined
  for (const [mark, id, time] of text.matchAll(item)) {
    name = id ?? name
    modified = time ?? modified
    if (mark !== '</item>') continue
    const at = instantOf(modified)
    if (name !== undefined && at !== null) found.set(name, at)
    name = undefined
    modified = undefined
  }
  return found
}

function instantOf(text: string | undefined): Temporal.Instant | null {
  try {
    return text === undefined ? null : Temporal.Instant.from(text)
  } catch {
    return null
  }
}
