import type { Facts } from '#kernel/errors/app-error.ts'
import { type ProblemLog, problemLog } from '../problem-log.ts'
import { pointerStep } from './pointer.ts'
import { type SeenNames, seenNames } from './seen-names.ts'

/** What stopped a scan: `at` is an index into the text. */
export interface Fault {
  readonly code: string
  readonly at: number
  readonly facts?: Facts
}

/** The outcome of a scan: whether the text is JSON (RFC 8259), and what is odd in it. */
export interface ScanResult {
  readonly fault: Fault | null
  readonly log: ProblemLog
  /** Whether the text holds an escape that can make text no database stores (U+0000, lone surrogates). */
  readonly hasDoubtfulEscape: boolean
}

interface Scan {
  readonly text: string
  readonly depthLimit: number
  readonly log: ProblemLog
  readonly names: SeenNames
  /** Per depth: where we are. In an array, `starts` holds the index and `ends` −1; in an object, the name's place. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  at: number
  depth: number
  /** Of the string scanned last: a hash of its text, and whether it holds an escape. */
  hash: number
  hasEscape: boolean
  hasDoubtfulEscape: boolean
  fault: Fault | null
}

/**
 * Checks a text against the grammar of JSON in one pass without building anything: nesting, names given twice,
 * numbers no double can hold. `JSON.parse` would take a million nested arrays and let a later walk overflow.
 */
export function scanJson(text: string, depthLimit: number): ScanResult {
  const log = problemLog()
  const scan: Scan = {
    text,
    depthLimit,
    log,
    names: seenNames(text),
    starts: new Int32Array(depthLimit + 2),
    ends: new Int32Array(depthLimit + 2),
    at: 0,
    depth: 0,
    hash: 0,
    hasEscape: false,
    hasDoubtfulEscape: false,
    fault: null,
  }
  skipBlanks(scan)
  if (scan.at >= text.length) stop(scan, 'json.empty')
  else if (scanValue(scan)) {
    skipBlanks(scan)
    if (scan.at < text.length) stop(scan, 'json.goes-on')
  }
  return { fault: scan.fault, log, hasDoubtfulEscape: scan.hasDoubtfulEscape }
}

function scanValue(scan: Scan): boolean {
  switch (scan.text.charCodeAt(scan.at)) {
    case 0x22:
      return scanString(scan)
    case 0x7b:
      return scanObject(scan)
    case 0x5b:
      return scanArray(scan)
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

function scanObject(scan: Scan): boolean {
  if (!enter(scan)) return false
  if (isNext(scan, 0x7d)) return leave(scan)
  const first = scan.names.open()
  do {
    skipBlanks(scan)
    if (!scanName(scan, first)) return false
    skipBlanks(scan)
    if (!isNext(scan, 0x3a)) return unexpected(scan)
    skipBlanks(scan)
    if (!scanValue(scan)) return false
    skipBlanks(scan)
  } while (isNext(scan, 0x2c))
  scan.names.close(first)
  return isNext(scan, 0x7d) ? leave(scan) : unexpected(scan)
}

function scanName(scan: Scan, first: number): boolean {
  if (scan.text.charCodeAt(scan.at) !== 0x22) return unexpected(scan)
  const start = scan.at
  if (!scanString(scan)) return false
  scan.starts[scan.depth] = start
  scan.ends[scan.depth] = scan.at
  const { hash, hasEscape } = scan
  if (scan.names.isSeen(first, { start, end: scan.at, hash, hasEscape })) {
    scan.log.add(pointerOf(scan), 'json.name-twice')
  }
  return true
}

function scanArray(scan: Scan): boolean {
  if (!enter(scan)) return false
  if (isNext(scan, 0x5d)) return leave(scan)
  scan.ends[scan.depth] = -1
  let index = 0
  do {
    scan.starts[scan.depth] = index++
    skipBlanks(scan)
    if (!scanValue(scan)) return false
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

function isNext(scan: Scan, code: number): boolean {
  if (scan.text.charCodeAt(scan.at) !== code) return false
  scan.at++
  return true
}

function skipBlanks(scan: Scan): void {
  const { text } = scan
  let at = scan.at
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break
    at++
  }
  scan.at = at
}

function scanString(scan: Scan): boolean {
  const { text } = scan
  scan.hasEscape = false
  let hash = 0
  let at = scan.at + 1
  for (;;) {
    const code = text.charCodeAt(at)
    if (code === 0x22) break
    if (code === 0x5c) {
      at = scanEscape(scan, at)
      if (at < 0) return false
    } else if (code >= 0x20) at++
    else return stopInString(scan, at)
    hash = (Math.imul(hash, 31) + code) | 0
  }
  scan.hash = hash
  scan.at = at + 1
  return true
}

function stopInString(scan: Scan, at: number): boolean {
  scan.at = at
  if (at >= scan.text.length) return stop(scan, 'json.ends-early')
  return stop(scan, 'json.control-character', { character: codePoint(scan.text, at) })
}

const hexEscape = /u[0-9a-fA-F]{4}/y
const doubtfulEscape = /u(?:0000|[dD][89a-fA-F])/y

/** @returns the index after the escape, or −1 */
function scanEscape(scan: Scan, at: number): number {
  const { text } = scan
  scan.hasEscape = true
  if ('"\\/bfnrt'.includes(text.charAt(at + 1)) && at + 1 < text.length) return at + 2
  hexEscape.lastIndex = at + 1
  if (hexEscape.test(text)) {
    doubtfulEscape.lastIndex = at + 1
    if (doubtfulEscape.test(text)) scan.hasDoubtfulEscape = true
    return at + 6
  }
  scan.at = at
  stop(scan, at + 1 < text.length ? 'json.escape-unknown' : 'json.ends-early')
  return -1
}

function scanWord(scan: Scan, word: string): boolean {
  if (!scan.text.startsWith(word, scan.at)) return unexpected(scan)
  scan.at += word.length
  return true
}

const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const notANumber = /NaN|-?Infinity/y

function scanNumber(scan: Scan): boolean {
  const { text } = scan
  const start = scan.at
  number.lastIndex = start
  if (!number.test(text)) {
    notANumber.lastIndex = start
    return notANumber.test(text) ? stop(scan, 'json.not-a-number') : unexpected(scan)
  }
  scan.at = number.lastIndex
  if (scan.at - start > 4 && !Number.isFinite(Number(text.slice(start, scan.at)))) {
    scan.log.add(pointerOf(scan), 'json.number-too-large')
  }
  return true
}

function unexpected(scan: Scan): boolean {
  if (scan.at >= scan.text.length) return stop(scan, 'json.ends-early')
  return stop(scan, 'json.unexpected', { found: codePoint(scan.text, scan.at) })
}

const invisible = /^[\p{C}\p{Z}]/u

/** A character as a person can read it; what cannot be seen is given by its number. */
function codePoint(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0
  const character = String.fromCodePoint(code)
  return invisible.test(character) ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : character
}

function stop(scan: Scan, code: string, facts?: Facts): boolean {
  scan.fault = facts === undefined ? { code, at: scan.at } : { code, at: scan.at, facts }
  return false
}

/** The JSON pointer (RFC 6901) of the value being scanned. */
function pointerOf(scan: Scan): string {
  let pointer = ''
  for (let depth = 1; depth <= scan.depth; depth++) {
    const start = scan.starts[depth] ?? 0
    const end = scan.ends[depth] ?? 0
    pointer += `/${end < 0 ? start : pointerStep(String(JSON.parse(scan.text.slice(start, end))))}`
  }
  return pointer
}
