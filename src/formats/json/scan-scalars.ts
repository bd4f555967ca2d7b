import { characterAt, type Scan, stop, unexpected } from './scan.ts'
import { pointerOf } from './scan-pointer.ts'

/** Scans a text from its opening quote to after its closing one. */
export function scanText(scan: Scan): boolean {
  const { bytes } = scan
  scan.hasEscape = false
  let hash = 0
  let at = scan.at + 1
  for (;;) {
    const byte = bytes[at]
    if (byte === 0x22) break
    if (byte === 0x5c) {
      at = scanEscape(scan, at)
      if (at < 0) return false
    } else if (byte !== undefined && byte >= 0x20) at++
    else return stopInText(scan, at)
    hash = (Math.imul(hash, 31) + byte) | 0
  }
  scan.hash = hash
  scan.at = at + 1
  return true
}

function stopInText(scan: Scan, at: number): boolean {
  scan.at = at
  if (at >= scan.bytes.length) return stop(scan, 'json.ends-early')
  return stop(scan, 'json.control-character', { character: characterAt(scan.bytes, at) })
}

const escapes: ReadonlySet<number | undefined> = new Set(Buffer.from('"\\/bfnrt'))
const hexEscape = /^u[0-9a-fA-F]{4}$/
const doubtfulEscape = /^u(?:0000|[dD][89a-fA-F])/

/** @returns the index after the escape, or −1 */
function scanEscape(scan: Scan, at: number): number {
  const { bytes } = scan
  scan.hasEscape = true
  if (escapes.has(bytes[at + 1])) return at + 2
  const code = bytes.toString('latin1', at + 1, at + 6)
  if (hexEscape.test(code)) {
    if (doubtfulEscape.test(code)) scan.hasDoubtfulEscape = true
    return at + 6
  }
  scan.at = at
  stop(scan, at + 1 < bytes.length ? 'json.escape-unknown' : 'json.ends-early')
  return -1
}

/** Scans `true`, `false` or `null`. */
export function scanWord(scan: Scan, word: string): boolean {
  const end = scan.at + word.length
  if (end > scan.bytes.length || scan.bytes.toString('latin1', scan.at, end) !== word) return unexpected(scan)
  scan.at = end
  return true
}

/** RFC 8259 §6. A number that no double can hold is noted; it will become infinite. */
export function scanNumber(scan: Scan): boolean {
  const { bytes } = scan
  const start = scan.at
  if (bytes[scan.at] === 0x2d) scan.at++
  if (bytes[scan.at] === 0x30) scan.at++
  else if (!skipDigits(scan)) return stopAtNumber(scan, start)
  if (bytes[scan.at] === 0x2e) {
    scan.at++
    if (!skipDigits(scan)) return unexpected(scan)
  }
  if (bytes[scan.at] === 0x65 || bytes[scan.at] === 0x45) {
    scan.at++
    if (bytes[scan.at] === 0x2b || bytes[scan.at] === 0x2d) scan.at++
    if (!skipDigits(scan)) return unexpected(scan)
  }
  if (scan.at - start > 4 && !Number.isFinite(Number(bytes.toString('latin1', start, scan.at)))) {
    scan.log.add(pointerOf(scan), 'json.number-too-large')
  }
  return true
}

function skipDigits(scan: Scan): boolean {
  const { bytes } = scan
  const start = scan.at
  let at = start
  for (let byte = bytes[at]; byte !== undefined && byte >= 0x30 && byte <= 0x39; byte = bytes[at]) at++
  scan.at = at
  return at > start
}

function stopAtNumber(scan: Scan, start: number): boolean {
  scan.at = start
  const ahead = scan.bytes.toString('latin1', start, start + 9)
  return /^(?:NaN|-?Infinity)/.test(ahead) ? stop(scan, 'json.not-a-number') : unexpected(scan)
}
