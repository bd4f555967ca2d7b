import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'

/**
 * Bytes of a document → its text, without the byte order mark. UTF-8 unless a mark says UTF-16.
 * Problem `text.not-decodable` with the encoding and the place of the first bad byte.
 */
export function decodeText(bytes: Uint8Array): Parsed<string> {
  const encoding = encodingOf(bytes)
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
