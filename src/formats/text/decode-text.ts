import { isUtf8 } from 'node:buffer'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { encodingOf } from './encoding.ts'

const mark = '\ufeff'

/**
 * Bytes of a document → the same in UTF-8: as they are where they are UTF-8, with the byte order mark they may have;
 * from another encoding (UTF-16, Shift_JIS, EUC-JP, ISO-2022-JP, whatever XML declares) with such a mark, which
 * outranks what the document itself declares. Warning `text.encoding-assumed` where only the bytes tell the encoding;
 * problem `text.not-decodable` with the encoding and the place of the first bad byte.
 */
export function utf8Of(bytes: Uint8Array): Parsed<Buffer> {
  const encoding = encodingOf(bytes)
  if (encoding.label === 'utf-8' && isUtf8(bytes)) {
    const same = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return readable(same, warningsOf(encoding))
  }
  const text = decode(bytes, encoding.label)
  return text.ok ? readable(Buffer.from(mark + text.value), warningsOf(encoding)) : text
}

/** Bytes of a document → its text, without the byte order mark. Encodings and problems as for `utf8Of`. */
export function decodeText(bytes: Uint8Array): Parsed<string> {
  const encoding = encodingOf(bytes)
  const text = decode(bytes, encoding.label)
  return text.ok ? readable(text.value, warningsOf(encoding)) : text
}

function warningsOf({ label, isAssumed }: { readonly label: string; readonly isAssumed: boolean }) {
  return isAssumed ? [problem('', 'text.encoding-assumed', { encoding: label })] : []
}

function decode(bytes: Uint8Array, encoding: string): Parsed<string> {
  try {
    return readable(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch {
    return unreadable(problem('', 'text.not-decodable', { encoding, byte: firstBadByte(bytes, encoding) }))
  }
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
