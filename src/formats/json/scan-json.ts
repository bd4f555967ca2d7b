import { type ProblemLog, problemLog } from '../problem-log.ts'
import { type Fault, type Scan, stop, unexpected } from './scan.ts'
import { pointerOf } from './scan-pointer.ts'
import { scanNumber, scanText, scanWord } from './scan-scalars.ts'
import { type NamePlace, seenNames } from './seen-names.ts'

/** Where the entries of one array of the document lie: `[start, end)` of each, one after the other, in bytes. */
export interface ArrayPlaces {
  /** After the opening and before the closing bracket. */
  readonly inside: readonly [start: number, end: number]
  readonly entries: readonly number[]
}

/** The outcome of a scan: whether the bytes are JSON (RFC 8259), what is odd in it, and where asked-for arrays lie. */
export interface ScanResult {
  readonly fault: Fault | null
  readonly log: ProblemLog
  readonly hasDoubtfulEscape: boolean
  /** By name within the document's object; a name given twice has all its arrays here, in order. */
  readonly arrays: readonly (readonly [name: string, places: ArrayPlaces])[]
}

interface ScanOrder {
  readonly depthLimit: number
  /** Names within the document's object whose arrays are wanted entry by entry. */
  readonly split: readonly string[]
}

/**
 * Checks bytes (valid UTF-8) against the grammar of JSON in one pass without building anything: nesting, names given
 * twice, numbers no double can hold. `JSON.parse` would take a million nested arrays and let a later walk overflow.
 */
export function scanJson(bytes: Buffer, order: ScanOrder): ScanResult {
  const scan = startScan(bytes, order)
  const arrays: [string, ArrayPlaces][] = []
  const document = { split: order.split, arrays }
  skipBlanks(scan)
  if (scan.at >= bytes.length) stop(scan, 'json.empty')
  else if (bytes[scan.at] === 0x7b ? scanObject(scan, document) : scanValue(scan)) {
    skipBlanks(scan)
    if (scan.at < bytes.length) stop(scan, 'json.goes-on')
  }
  return { fault: scan.fault, log: scan.log, hasDoubtfulEscape: scan.hasDoubtfulEscape, arrays }
}

function startScan(bytes: Buffer, { depthLimit }: ScanOrder): Scan {
  return {
    bytes,
    depthLimit,
    log: problemLog(),
    names: seenNames(bytes),
    starts: new Int32Array(depthLimit + 2),
    ends: new Int32Array(depthLimit + 2),
    at: hasMark(bytes) ? 3 : 0,
    depth: 0,
    hash: 0,
    hasEscape: false,
    hasDoubtfulEscape: false,
    fault: null,
  }
}

function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

function scanValue(scan: Scan): boolean {
  switch (scan.bytes[scan.at]) {
    case 0x22:
      return scanText(scan)
    case 0x7b:
      return scanObject(scan, null)
    case 0x5b:
      return scanArray(scan, null)
    case 0x74:
      return scanWord(scan, 'true')
    case 0x66:
      return scanWord(scan, 'false')
    case 0x6e:
      return scanWord(scan, 'null')
    default:
      return scanNumber(scan)
  }
}

/** The document's own object, whose members may be split. */
interface SplitObject {
  readonly split: readonly string[]
  readonly arrays: [string, ArrayPlaces][]
}

function scanObject(scan: Scan, document: SplitObject | null): boolean {
  if (!enter(scan)) return false
  if (isNext(scan, 0x7d)) return leave(scan)
  const mark = scan.names.open()
  do {
    skipBlanks(scan)
    if (!scanName(scan, mark)) return false
    skipBlanks(scan)
    if (!isNext(scan, 0x3a)) return unexpected(scan)
    skipBlanks(scan)
    if (!(document === null ? scanValue(scan) : scanMember(scan, document))) return false
    skipBlanks(scan)
  } while (isNext(scan, 0x2c))
  scan.names.close(mark)
  return isNext(scan, 0x7d) ? leave(scan) : unexpected(scan)
}

/** A member of the document's object: its array is noted entry by entry where that is asked for. */
function scanMember(scan: Scan, { split, arrays }: SplitObject): boolean {
  if (scan.bytes[scan.at] !== 0x5b) return scanValue(scan)
  const name: unknown = JSON.parse(scan.bytes.toString('utf8', scan.starts[1], scan.ends[1]))
  if (typeof name !== 'string' || !split.includes(name)) return scanValue(scan)
  const start = scan.at + 1
  const entries: number[] = []
  if (!scanArray(scan, entries)) return false
  arrays.push([name, { inside: [start, scan.at - 1], entries }])
  return true
}

function scanName(scan: Scan, mark: number): boolean {
  if (scan.bytes[scan.at] !== 0x22) return unexpected(scan)
  const start = scan.at
  if (!scanText(scan)) return false
  scan.starts[scan.depth] = start
  scan.ends[scan.depth] = scan.at
  const name: NamePlace = { start, end: scan.at, hash: scan.hash, hasEscape: scan.hasEscape }
  if (scan.names.isSeen(mark, name)) scan.log.add(pointerOf(scan), 'json.name-twice')
  return true
}

function scanArray(scan: Scan, entries: number[] | null): boolean {
  if (!enter(scan)) return false
  if (isNext(scan, 0x5d)) return leave(scan)
  scan.ends[scan.depth] = -1
  let index = 0
  do {
    scan.starts[scan.depth] = index++
    skipBlanks(scan)
    entries?.push(scan.at)
    if (!scanValue(scan)) return false
    entries?.push(scan.at)
    skipBlanks(scan)
  } while (isNext(scan, 0x2c))
  return isNext(scan, 0x5d) ? leave(scan) : unexpected(scan)
}

function enter(scan: Scan): boolean {
  if (scan.depth >= scan.depthLimit) return stop(scan, 'json.too-deep', { limit: scan.depthLimit })
  scan.depth++
  scan.at++
  skipBlanks(scan)
  return true
}

function leave(scan: Scan): boolean {
  scan.depth--
  return true
}

function isNext(scan: Scan, byte: number): boolean {
  if (scan.bytes[scan.at] !== byte) return false
  scan.at++
  return true
}

function skipBlanks(scan: Scan): void {
  const { bytes } = scan
  let at = scan.at
  for (;;) {
    const byte = bytes[at]
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break
    at++
  }
  scan.at = at
}
