import { createHash } from 'node:crypto'
import { refuseIntel } from '../../errors.ts'
import type { Catch, Connector, ListedFile, Piece, Visit } from '../connector.ts'
import { isMarkup } from '../records-in.ts'
import { type FileList, type PublishedFile, readFileList } from './file-list.ts'
import { changesIn, fetchLatest } from './latest-details.ts'

/** JVN iPedia: a list of files with their sums; what has another sum than last time is fetched and checked. */
export const jvn: Connector = {
  id: 'jvn',
  listParts: () => Promise.resolve(['']),
  fetch,
  inspect: null,
  // Two or three a second are allowed for a short time, fewer for a long one.
  requestsPerSecond: 1,
}

/** What a run comes to. */
interface Tally {
  readonly files: ListedFile[]
  /** Names of files that were not there, or not what the list says. */
  readonly missing: string[]
  /** Files that came. */
  came: number
}

async function fetch(visit: Visit): Promise<Catch | null> {
  const { files } = await readList(visit)
  const known = new Map((visit.known?.files ?? []).map((file) => [file.name, file]))
  const changed = files.filter(({ name, sha256 }) => known.get(name)?.sha256 !== sha256)
  const tally: Tally = { files: [], missing: [], came: 0 }
  for (const { name, sha256 } of files) {
    const file = known.get(name)
    if (file?.sha256 === sha256) tally.files.push(file)
  }
  const bundled = changed.length === 0 ? null : await visit.bundle(piecesOf(visit, changed, tally))
  if (tally.files.length === 0) throw refuseIntel('feed-unreadable')
  // Of a file that did not come what it held before is still here.
  const before = tally.missing.flatMap((name) => known.get(name)?.records ?? 0)
  return {
    hash: tally.came === 0 ? null : bundled,
    name: visit.known === null ? 'all.zip' : 'changes.zip',
    records: [...tally.files.map((file) => file.records), ...before].reduce((sum, count) => sum + count, 0),
    cursor: visit.now,
    missing: tally.missing,
    gap: tally.missing.length > 0,
    files: tally.files,
  }
}

async function readList(visit: Visit): Promise<FileList> {
  const bytes = await visit.read(visit.address)
  if (bytes === null) throw refuseIntel('feed-shape-changed', { facts: { unreadable: 0, records: 0 } })
  if (isMarkup(bytes)) throw refuseIntel('feed-is-a-page')
  const list = readFileList(bytes, visit.address)
  if (list === null) throw refuseIntel('feed-unreadable')
  if (list.files.length === 0 || list.unreadable * 10 > list.entries) {
    throw refuseIntel('feed-shape-changed', {
      facts: { unreadable: list.unreadable, records: list.files.length },
    })
  }
  return list
}

/** A file that is not what its sum says is left for the next run: it may just have been replaced. */
async function* piecesOf(
  visit: Visit,
  changed: readonly PublishedFile[],
  tally: Tally,
): AsyncGenerator<Piece> {
  const latest = new Map<string, Temporal.Instant>()
  for (const [index, { name, url, sha256 }] of changed.entries()) {
    const bytes = await visit.read(url, 'file')
    visit.progress(index + 1, changed.length)
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) {
      tally.missing.push(name)
      continue
    }
    tally.came += 1
    tally.files.push({ name, sha256, records: countRecords(bytes) })
    if (!name.includes('_detail_')) for (const [id, at] of changesIn(bytes)) latest.set(id, at)
    yield { name, bytes }
  }
  // At first the details of all years are here.
  if (visit.known !== null && latest.size > 0) yield* fetchLatest(visit, latest)
}

/** By their ends alone. */
function countRecords(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return countOf(buffer, '</Vulinfo>') + countOf(buffer, '</item>')
}

function countOf(buffer: Buffer, mark: string): number {
  let count = 0
  for (let at = buffer.indexOf(mark); at >= 0; at = buffer.indexOf(mark, at + mark.length)) count++
  return count
}
