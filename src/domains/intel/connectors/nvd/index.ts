import { recordArrays } from '#formats/advisory/nvd/versions.ts'
import { refuseIntel } from '../../errors.ts'
import type { Catch, Connector, Piece, Visit } from '../connector.ts'
import { countRecordsIn, isMarkup } from '../records-in.ts'

/** The NVD's API 2.0: all of it at first, then what was changed since the last time, page by page. */
export const nvd: Connector = {
  id: 'nvd',
  listParts: () => Promise.resolve(['']),
  fetch,
  inspect: null,
  // Five requests in half a minute without a key; the NVD asks for six seconds between them.
  requestsPerSecond: 1 / 6,
}

const pageSize = 2000
/** A window of changes may span 120 days, both ends included. */
const longestWindow = { hours: 119 * 24 }
/** What was changed while we asked is asked for again. */
const overlap = { hours: 2 }
/** Many times what there is. */
const mostPages = 5000

interface Window {
  readonly from: Temporal.Instant
  readonly to: Temporal.Instant
}

async function fetch(visit: Visit): Promise<Catch | null> {
  const { known, now } = visit
  const since = known?.cursor ?? null
  const whole = await readPage(visit, { startIndex: 0, size: 1, window: null })
  if (whole === null) throw refuseIntel('feed-shape-changed', { facts: { records: 0 } })
  const caught = { records: whole.total, cursor: now, missing: [], gap: false }
  const windows = since === null ? [null] : windowsOf(since.subtract(overlap), now)
  const tally = { records: 0 }
  const hash = await visit.bundle(pagesOf(visit, windows, tally))
  return {
    ...caught,
    hash: tally.records === 0 ? null : hash,
    name: since === null ? 'all.zip' : 'changes.zip',
  }
}

function windowsOf(from: Temporal.Instant, to: Temporal.Instant): readonly Window[] {
  const windows: Window[] = []
  for (let start = from; Temporal.Instant.compare(start, to) < 0; ) {
    const end = start.add(longestWindow)
    const last = Temporal.Instant.compare(end, to) < 0 ? end : to
    windows.push({ from: start, to: last })
    start = last
  }
  return windows
}

async function* pagesOf(
  visit: Visit,
  windows: readonly (Window | null)[],
  tally: { records: number },
): AsyncGenerator<Piece> {
  let number = 0
  for (const window of windows) {
    for (let startIndex = 0; number < mostPages; ) {
      const page = await readPage(visit, { startIndex, size: pageSize, window })
      if (page === null) break
      number += 1
      startIndex += page.records
      tally.records += page.records
      visit.progress(startIndex, page.total)
      yield { name: `page-${String(number).padStart(4, '0')}.json`, bytes: page.bytes }
      if (startIndex >= page.total) break
    }
  }
}

interface Asked {
  readonly startIndex: number
  readonly size: number
  readonly window: Window | null
}

interface Page {
  readonly bytes: Uint8Array
  readonly records: number
  /** In all pages. */
  readonly total: number
}

/** @returns null where nothing lies at the address @throws AppError where it is no such page, or not all of it */
async function readPage(visit: Visit, asked: Asked): Promise<Page | null> {
  const bytes = await visit.read(addressOf(visit, asked), 'list')
  if (bytes === null) return null
  if (isMarkup(bytes)) throw refuseIntel('feed-is-a-page')
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  const total = numberIn(head, /"totalResults"\s*:\s*(\d{1,9})\b/)
  const start = numberIn(head, /"startIndex"\s*:\s*(\d{1,9})\b/)
  const counted = countRecordsIn(bytes, recordArrays)
  const isOurs = /"format"\s*:\s*"NVD_CVE"/.test(head) && start === asked.startIndex
  if (total === null || !isOurs) {
    throw refuseIntel('feed-shape-changed', { facts: { unreadable: 1, records: counted.records } })
  }
  // A page may hold fewer than we asked for, if it says so; none at all would never end.
  const announced = numberIn(head, /"resultsPerPage"\s*:\s*(\d{1,9})\b/) ?? asked.size
  const left = Math.max(0, total - asked.startIndex)
  const isEmpty = left > 0 && counted.records === 0
  if (!counted.isWhole || isEmpty || counted.records < Math.min(announced, left))
    throw refuseIntel('feed-unreadable')
  return { bytes, records: counted.records, total }
}

function numberIn(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text)?.[1]
  return found === undefined ? null : Number(found)
}

function addressOf({ address }: Visit, { startIndex, size, window }: Asked): string {
  const url = new URL(address)
  url.searchParams.set('resultsPerPage', String(size))
  url.searchParams.set('startIndex', String(startIndex))
  if (window !== null) {
    url.searchParams.set('lastModStartDate', stamp(window.from))
    url.searchParams.set('lastModEndDate', stamp(window.to))
  }
  return url.href
}

/** As the API wants times: milliseconds and a zone. */
function stamp(at: Temporal.Instant): string {
  return at.toString({ fractionalSecondDigits: 3 })
}
