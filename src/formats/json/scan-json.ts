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

/** Where the members of one object of the document lie. */
export interface MemberPlaces {
  /** After the opening and before the closing brace. */
  readonly inside: readonly [start: number, end: number]
  /** `[start, end)` of each member, from its name to the end of its value, one after the other, in bytes. */
  readonly members: readonly number[]
}

/** The outcome of a scan: whether the bytes are JSON (RFC 8259), what is odd in it, and where asked-for arrays lie. */
export interface ScanResult {
  readonly fault: Fault | null
  readonly log: ProblemLog
  readonly hasDoubtfulEscape: boolean
  /** By name within the document's object; a name given twice has all its arrays here, in order. */
  readonly arrays: readonly (readonly [name: string, places: ArrayPlaces])[]
  /** As `arrays`; an object that has a name twice is not among them. */
  readonly objects: readonly (readonly [name: string, places: MemberPlaces])[]
}

interface ScanOrder {
  readonly depthLimit: number
  /** Names within the document's object whose arrays are wanted entry by entry. */
  readonly split: readonly string[]
  /** Names within the document's object whose objects are wanted member by member. */
  readonly splitObjects?: readonly string[]
}

/**
 * Checks bytes (valid UTF-8) against the grammar of JSON in one pass without building anything: nesting, names given
 * twice, numbers no double can hold. `JSON.parse` would take a million nested arrays and let a later walk overflow.
 */
export function scanJson(bytes: Buffer, order: ScanOrder): ScanResult {
  const scan = startScan(bytes, order)
  const arrays: [string, ArrayPlaces][] = []
  const objects: [string, MemberPlaces][] = []
  const document = { split: order.split, arrays, splitObjects: order.splitObjects ?? [], objects }
  skipBlanks(scan)
  if (scan.at >= bytes.length) stop(scan, 'json.empty')
  else if (bytes[scan.at] === 0x7b ? scanObject(scan, document) : scanValue(scan)) {
    skipBlanks(scan)
    if (scan.at < bytes.length) stop(scan, 'json.goes-on')
  }
  const { fault, log, hasDoubtfulEscape } = scan
  return { fault, log, hasDoubtfulEscape, arrays, objects }
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
  readonly splitObjects: readonly string[]
  readonly objects: [string, MemberPlaces][]
}

function scanObject(scan: Scan, document: SplitObject | null): boolean {
  if (!enter(scan)) return false
  if (isNext(scan, 0x7d)) return leave(scan)
  const mark = scan.names.open()
  do {
    skipBlanks(scan)
    if (scanName(scan, mark) === false) return false
    skipBlanks(scan)
    if (!isNext(scan, 0x3a)) return unexpected(scan)
    skipBlanks(scan)
    if (!(document === null ? scanValue(scan) : scanMember(scan, document))) return false
    skipBlanks(scan)
  } while (isNext(scan, 0x2c))
  scan.names.close(mark)
  return isNext(scan, 0x7d) ? leave(scan) : unexpected(scan)
}

/** A member of the document's object: its array or object is noted part by part where that is asked for. */
function scanMember(scan: Scan, { split, arrays, splitObjects, objects }: SplitObject): boolean {
  const opening = scan.bytes[scan.at]
  if (opening !== 0x5b && opening !== 0x7b) return scanValue(scan)
  const name: unknown = JSON.parse(scan.bytes.toString('utf8', scan.starts[1], scan.ends[1]))
  const wanted = opening === 0x5b ? split : splitObjects
  if (typeof name !== 'string' || !wanted.includes(name)) return scanValue(scan)
  const start = scan.at + 1
  if (opening === 0x5b) {
    const entries: number[] = []
    if (!scanArray(scan, entries)) return false
    arrays.push([name, { inside: [start, scan.at - 1], entries }])
    return true
  }
  const members = scanMembers(scan)
  if (members === null) return false
  if (!members.hasTwice) objects.push([name, { inside: [start, scan.at - 1], members: members.places }])
  return true
}

/** An object whose members' places are wanted; null where it is not JSON. */
function scanMembers(scan: Scan): { readonly places: readonly number[]; readonly hasTwice: boolean } | null {
  if (!enter(scan)) return null
  const places: number[] = []
  let hasTwice = false
  if (isNext(scan, 0x7d)) return leave(scan) ? { places, hasTwice } : null
  const mark = scan.names.open()
  do {
    skipBlanks(scan)
    places.push(scan.at)
    const name = scanName(scan, mark)
    if (name === false) return null
    hasTwice ||= name === 'twice'
    if (!scanAfterName(scan)) return null
    places.push(scan.at)
    skipBlanks(scan)
  } while (isNext(scan, 0x2c))
  scan.names.close(mark)
  const isClosed = isNext(scan, 0x7d) ? leave(scan) : unexpected(scan)
  return isClosed ? { places, hasTwice } : null
}

function scanAfterName(scan: Scan): boolean {
  skipBlanks(scan)
  if (!isNext(scan, 0x3a)) return unexpected(scan)
  skipBlanks(scan)
  return scanValue(scan)
}

/** @returns false for what is no name, else whether its object has it once or had it already */
function scanName(scan: Scan, mark: number): 'once' | 'twice' | false {
  if (scan.bytes[scan.at] !== 0x22) return unexpected(scan)
  const start = scan.at
  if (!scanText(scan)) return false
  scan.starts[scan.depth] = start
  scan.ends[scan.depth] = scan.at
  const name: NamePlace = { start, end: scan.at, hash: scan.hash, hasEscape: scan.hasEscape }
  if (!scan.names.isSeen(mark, name)) return 'once'
  scan.log.add(pointerOf(scan), 'json.name-twice')
  return 'twice'
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
