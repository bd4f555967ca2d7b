import type { Facts } from '#kernel/errors/app-error.ts'
import type { ProblemLog } from '../problem-log.ts'
import type { SeenNames } from './seen-names.ts'

/** What stopped a scan: `at` is an index into the bytes. */
export interface Fault {
  readonly code: string
  readonly at: number
  readonly facts?: Facts
}

/** A scan under way over the UTF-8 of a JSON document. */
export interface Scan {
  readonly bytes: Buffer
  readonly depthLimit: number
  readonly log: ProblemLog
  readonly names: SeenNames
  /** Per depth: where we are. In an array, `starts` holds the index and `ends` −1; in an object, the name's place. */
  readonly starts: Int32Array
  readonly ends: Int32Array
  at: number
  depth: number
  /** Of the text scanned last: a hash of its bytes, and whether it holds an escape. */
  hash: number
  hasEscape: boolean
  /** Whether any text holds an escape that can make what no database stores (U+0000, lone surrogates). */
  hasDoubtfulEscape: boolean
  fault: Fault | null
}

/** Ends the scan with a fault at the current place; always false, so that a scanner can return it. */
export function stop(scan: Scan, code: string, facts?: Facts): false {
  scan.fault = facts === undefined ? { code, at: scan.at } : { code, at: scan.at, facts }
  return false
}

/** Ends the scan because something else should stand here. */
export function unexpected(scan: Scan): false {
  if (scan.at >= scan.bytes.length) return stop(scan, 'json.ends-early')
  return stop(scan, 'json.unexpected', { found: characterAt(scan.bytes, scan.at) })
}

const invisible = /^[\p{C}\p{Z}]/u

/** A character as a person can read it; what cannot be seen is given by its number. */
export function characterAt(bytes: Buffer, at: number): string {
  const code = bytes.toString('utf8', at, at + 4).codePointAt(0) ?? 0
  const character = String.fromCodePoint(code)
  return invisible.test(character) ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : character
}
