import { type Entry, getFileNameLowLevel } from 'yauzl'

const isUtf8Flag = 0x800
const unicodePath = 0x7075

/**
 * The name of a zip entry. Beside the standard's two encodings, names from Japanese Windows come in Shift_JIS and
 * those of many tools in UTF-8, both without saying so.
 */
export function nameOf(entry: Entry): string {
  const isSaid =
    (entry.generalPurposeBitFlag & isUtf8Flag) !== 0 || entry.extraFields.some(({ id }) => id === unicodePath)
  const name = isSaid ? null : textOfName(entry.fileNameRaw)
  return (name ?? namedBySpec(entry)).normalize('NFC')
}

/** A name of which nothing says how it is written; null where it is neither UTF-8 nor Shift_JIS. */
export function textOfName(bytes: Buffer): string | null {
  return decoded(bytes, 'utf-8') ?? decoded(bytes, 'shift_jis')
}

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function namedBySpec({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true)
}

const longestName = 1024
/** Control characters, and those that turn the direction of writing so that `fdp.exe` reads as `exe.pdf`. */
const deceptive = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

/** Whether a name stays below its folder and is what it looks like. */
export function isSafeName(name: string): boolean {
  if (name === '' || name.length > longestName || deceptive.test(name)) return false
  if (name.includes('\\') || name.startsWith('/') || /^[a-z]:/i.test(name)) return false
  return !name.split('/').includes('..')
}
