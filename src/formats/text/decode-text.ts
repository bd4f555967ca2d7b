import { isUtf8 } from 'node:buffer'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'

/**
 * Bytes of a document → the same in UTF-8: as they are, with the byte order mark they may have, unless a mark says
 * UTF-16. Problem `text.not-decodable` with the encoding and the place of the first bad byte.
 */
export function utf8Of(bytes: Uint8Array): Parsed<Buffer> {
  const encoding = encodingOf(bytes)
  if (encoding === 'utf-8' && isUtf8(bytes)) {
    return readable(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  }
  const text = decode(bytes, encoding)
  return text.ok ? readable(Buffer.from(text.value)) : text
}

/** Bytes of a document → its text, without the byte order mark. Encodings and problems as for `utf8Of`. */
export function decodeText(bytes: Uint8Array): Parsed<string> {
  return decode(bytes, encodingOf(bytes))
}

function decode(bytes: Uint8Array, encoding: string): Parsed<string> {
  try {
    return readable(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch {
    return unreadable(problem('', 'text.not-decodable', { encoding, byte: firstBadByte(bytes, encoding) }))
  }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** By halving: the longest beginning that decodes as a stream ends before the bad byte. */
function firstBadByte(bytes: Uint8Array, encoding: string): number {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2)
    if (beginsWell(bytes.subarray(0, middle), encoding)) good = middle
    else bad = middle
  }
  return good
}

function beginsWell(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}
