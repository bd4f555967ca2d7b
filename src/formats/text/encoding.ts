import { isUtf8 } from 'node:buffer'

/** What a document is written in, and how that is known. */
export interface Encoding {
  /** A label of the Encoding Standard, as `TextDecoder` takes it. */
  readonly label: string
  /** Nothing says so: it is what the bytes look like, and a person should know. */
  readonly isAssumed: boolean
}

/** The encoding of a document: by its mark, by what its XML declares, else by what its bytes can be. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const marked = markedEncoding(bytes)
  if (marked !== null) return { label: marked, isAssumed: false }
  const declared = declaredEncoding(bytes)
  if (declared !== null && canBe(bytes, declared)) return { label: declared, isAssumed: false }
  const label = guessedEncoding(bytes)
  return { label, isAssumed: label !== 'utf-8' || (declared !== null && declared !== 'utf-8') }
}

/** What the beginning of a document says of its encoding, by its mark or by what its XML declares; null: nothing. */
export function announcedEncoding(start: Uint8Array): string | null {
  return markedEncoding(start) ?? declaredEncoding(start)
}

/** By a byte order mark, or by the zeros that UTF-16 puts beside the first characters of JSON and XML. */
function markedEncoding([first, second, third, fourth]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le'
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return 'utf-16be'
  return null
}

const declaration = /^<\?xml\s[^>]{0,200}?\sencoding\s{0,10}=\s{0,10}["']([A-Za-z][\w.:-]{0,40})["']/

/** What the declaration of an XML document says, where we know the name. UTF-16 would have shown itself before. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 300)).toString('latin1')
  const name = declaration.exec(start)?.[1]
  if (name === undefined) return null
  const label = decoderFor(name)?.encoding ?? null
  return label?.startsWith('utf-16') ? null : label
}

const escapeByte = 0x1b
/** Japanese sent through channels of seven bits; escape characters have no place in any document. */
const sevenBits = 'iso-2022-jp'
const eightBits = ['shift_jis', 'euc-jp'] as const
/** More characters of two bytes in UTF-8 do not come by chance: a byte that does not fit is then a mistake in UTF-8. */
const byChance = 8

function guessedEncoding(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return bytes.includes(escapeByte) && canBe(bytes, sevenBits) ? sevenBits : 'utf-8'
  if (beginsAsUtf8(bytes)) return 'utf-8'
  const possible = eightBits.filter((label) => canBe(bytes, label))
  if (possible.length < 2) return possible[0] ?? 'utf-8'
  // Text in EUC-JP looks like half-width katakana in Shift_JIS, which nobody writes as a whole.
  return /[\uff61-\uff9f]/.test(new TextDecoder('shift_jis').decode(bytes)) ? 'euc-jp' : 'shift_jis'
}

/** Whether the characters before the first fault show UTF-8: one of three bytes is enough, of two it takes several. */
function beginsAsUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes)
  const end = text.indexOf('\ufffd')
  let found = 0
  for (let at = 0; at < end && found <= byChance; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x7ff) return true
    if (code > 0x7f) found++
  }
  return found > byChance
}

function canBe(bytes: Uint8Array, label: string): boolean {
  if (label === 'utf-8') return isUtf8(bytes)
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function decoderFor(name: string): TextDecoder | null {
  try {
    return new TextDecoder(name, { fatal: true })
  } catch {
    return null
  }
}
