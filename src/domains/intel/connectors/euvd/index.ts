import { recordArrays } from '#formats/advisory/euvd/versions.ts'
import { refuseIntel } from '../../errors.ts'
import type { Catch, Connector, Piece, Visit } from '../connector.ts'
import { countRecordsIn, isMarkup } from '../records-in.ts'

/** The EUVD's search: all of it at first, then what was changed since the last time, page by page. */
export const euvd: Connector = {
  id: 'euvd',
  listParts: () => Promise.resolve(['']),
  fetch,
  inspect: null,
  requestsPerSecond: 2,
}

/** The most that the search gives. */
const pageSize = 100
/** It is asked by days, and what was changed while we asked is asked for again. */
const overlap = { hours: 24 }
/** Many times what there is. */
const mostPages = 50_000

async function fetch(visit: Visit): Promise<Catch | null> {
  const { known, now } = visit
  const since = known?.cursor ?? null
  const whole = await readPage(visit, { page: 0, size: 1, since: null })
  const tally = { records: 0 }
  const hash = await visit.bundle(pagesOf(visit, since === null ? null : since.subtract(overlap), tally))
  return {
    hash: tally.records === 0 ? null : hash,
    name: since === null ? 'all.zip' : 'changes.zip',
    records: whole.total,
    cursor: now,
    missing: [],
    gap: false,
  }
}

async function* pagesOf(
  visit: Visit,
  since: Temporal.Instant | null,
  tally: { records: number },
): AsyncGenerator<Piece> {
  for (let page = 0; page < mostPages; page++) {
    const { bytes, records, total } = await readPage(visit, { page, size: pageSize, since })
    // None at all before the end would leave a hole.
    if (records === 0 && tally.records < total) throw refuseIntel('feed-unreadable')
    if (records === 0) return
    tally.records += records
    visit.progress(tally.records, total)
    yield { name: `page-${String(page).padStart(5, '0')}.json`, bytes }
    if (tally.records >= total) return
  }
}

interface Asked {
  readonly page: number
  readonly size: number
  readonly since: Temporal.Instant | null
}

interface Page {
  readonly bytes: Uint8Array
  readonly records: number
  /** In all pages. */
  readonly total: number
}

/** @throws AppError where it is no page of the search, or not all of one */
async function readPage(visit: Visit, asked: Asked): Promise<Page> {
  const bytes = await visit.read(addressOf(visit, asked), 'list')
  if (bytes !== null && isMarkup(bytes)) throw refuseIntel('feed-is-a-page')
  const total = bytes === null ? null : totalIn(bytes)
  const counted = bytes === null ? null : countRecordsIn(bytes, recordArrays)
  if (bytes === null || total === null || counted === null) {
    throw refuseIntel('feed-shape-changed', { facts: { unreadable: 1, records: counted?.records ?? 0 } })
  }
  if (!counted.isWhole) throw refuseIntel('feed-unreadable')
  return { bytes, records: counted.records, total }
}

/** It stands before the records or after them: within them, anything may stand. */
function totalIn(bytes: Uint8Array): number | null {
  const begin = Buffer.from(bytes.subarray(0, 256)).toString('latin1')
  const end = Buffer.from(bytes.subarray(-256)).toString('latin1')
  const [, total] =
    /^\s*\{\s*"total"\s*:\s*(\d{1,9})\s*,\s*"items"\s*:\s*\[/.exec(begin) ??
    /\]\s*,\s*"total"\s*:\s*(\d{1,9})\s*\}\s*$/.exec(end) ??
    []
  return total === undefined ? null : Number(total)
}

function addressOf({ address }: Visit, { page, size, since }: Asked): string {
  const url = new URL(address)
  url.searchParams.set('size', String(size))
  url.searchParams.set('page', String(page))
  if (since !== null) url.searchParams.set('fromUpdatedDate', since.toString().slice(0, 10))
  return url.href
}
