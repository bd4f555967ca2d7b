import { refuseIntel } from '../../errors.ts'
import type { Catch, Connector, Piece, Visit } from '../connector.ts'
import { isMarkup } from '../records-in.ts'
import { type DeltaLog, readDeltaLog } from './delta-log.ts'

/** The CVE program's list: below the address the records in folders, and a log of what was changed. */
export const cve: Connector = {
  id: 'cve',
  listParts: () => Promise.resolve(['']),
  fetch,
  inspect: null,
}

/** An entry may reach us before the record it names. */
const overlap = { hours: 6 }
/** Up to so many records are fetched one by one; beyond that all of them are cheaper for both sides. */
const fewRecords = 2000
/** At once; the host keeps the pace. */
const atOnce = 4

async function fetch(visit: Visit): Promise<Catch | null> {
  const log = await readLog(visit)
  const since = visit.known?.cursor ?? null
  const cursor = latest(since, log.newest)
  // What lies before the log's first entry is not in it: only all of it closes that gap.
  const isCut = since !== null && log.oldest !== null && Temporal.Instant.compare(log.oldest, since) > 0
  if (visit.known === null || since === null || isCut) return await fetchAll(visit, cursor)
  const { changed, fresh } = await findChanged(visit, log, since)
  if (changed.length > fewRecords) return await fetchAll(visit, cursor)
  const records = visit.known.records + fresh
  const caught = { name: 'changes.zip', records, cursor }
  if (changed.length === 0) return { ...caught, hash: null, missing: [], gap: false }
  const missing: string[] = []
  const hash = await visit.bundle(fetchPieces(visit, changed, missing))
  const isEmpty = missing.length === changed.length
  return { ...caught, hash: isEmpty ? null : hash, missing, gap: missing.length > 0 }
}

async function readLog(visit: Visit): Promise<DeltaLog> {
  const bytes = await visit.read(place(visit, 'cves/deltaLog.json'), 'list')
  if (bytes === null) throw refuseIntel('feed-shape-changed', { facts: { unreadable: 0, records: 0 } })
  if (isMarkup(bytes)) throw refuseIntel('feed-is-a-page')
  const log = readDeltaLog(bytes, visit.now)
  if (log.unreadable * 10 > log.entries || log.newest === null) {
    throw refuseIntel('feed-shape-changed', { facts: { unreadable: log.unreadable, records: log.entries } })
  }
  if (!log.isWhole) throw refuseIntel('feed-unreadable')
  return log
}

function latest(one: Temporal.Instant | null, other: Temporal.Instant | null): Temporal.Instant | null {
  if (one === null || other === null) return one ?? other
  return Temporal.Instant.compare(one, other) > 0 ? one : other
}

interface Changed {
  readonly changed: readonly string[]
  /** How many of them were not here before. */
  readonly fresh: number
}

async function findChanged(
  { known, ...visit }: Visit,
  log: DeltaLog,
  since: Temporal.Instant,
): Promise<Changed> {
  const from = since.subtract(overlap)
  const recent = [...log.changes].filter(([, at]) => Temporal.Instant.compare(at, from) > 0)
  const stored = await visit.findStored(recent.map(([name]) => name))
  const changed = recent
    .filter(([name, at]) => stored.get(name)?.epochMilliseconds !== at.epochMilliseconds)
    .map(([name]) => name)
  return {
    changed: [...new Set([...changed, ...(known?.missing ?? [])])],
    fresh: changed.filter((name) => !stored.has(name)).length,
  }
}

async function fetchAll(visit: Visit, cursor: Temporal.Instant | null): Promise<Catch> {
  const kept = await visit.keep(allOf(visit), 'whole')
  if (kept === null) throw refuseIntel('feed-unasked', { facts: { part: visit.part } })
  return { hash: kept.hash, name: 'all.zip', records: kept.records, cursor, missing: [], gap: false }
}

async function* fetchPieces(
  visit: Visit,
  names: readonly string[],
  missing: string[],
): AsyncGenerator<Piece> {
  for (let start = 0; start < names.length; start += atOnce) {
    const group = names.slice(start, start + atOnce)
    const found = await Promise.all(group.map((name) => visit.read(place(visit, `cves/${pathOf(name)}`))))
    visit.progress(Math.min(start + atOnce, names.length), names.length)
    for (const [index, name] of group.entries()) {
      const bytes = found[index] ?? null
      if (bytes === null) missing.push(name)
      else if (isMarkup(bytes)) throw refuseIntel('feed-is-a-page')
      else yield { name: `${name}.json`, bytes }
    }
  }
}

/** `2024/4xxx/CVE-2024-4947.json`. */
function pathOf(name: string): string {
  const [, year = '', number = ''] = name.split('-')
  return `${year}/${number.slice(0, -3)}xxx/${name}.json`
}

function place({ address }: Visit, path: string): string {
  return address.replace(/\/?$/, '/') + path
}

/** GitHub gives all of a branch as a zip under another host; elsewhere it is `all.zip` beside the folder. */
function allOf(visit: Visit): string {
  const github = /^https:\/\/raw\.githubusercontent\.com\/([\w.-]+)\/([\w.-]+)\/([\w.-]+)\/?$/.exec(
    visit.address,
  )
  if (github === null) return place(visit, 'all.zip')
  const [, owner, repository, branch] = github
  return `https://github.com/${owner}/${repository}/archive/refs/heads/${branch}.zip`
}
