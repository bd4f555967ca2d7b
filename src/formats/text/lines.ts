/** A line of a text without its end, and its number, counting from 1. */
export interface TextLine {
  readonly line: number
  readonly text: string
}

/**
 * The lines of a text one by one, so that they never lie in memory all together. Of bytes (UTF-8) each is a text of its
 * own; of a text it is a part, and what is kept of it keeps all of the text.
 */
export function linesOf(source: string | Buffer): Generator<TextLine> {
  return typeof source === 'string' ? linesOfText(source) : linesOfBytes(source)
}

/** Whether any line of the bytes (UTF-8) begins so. */
export function hasLine(bytes: Buffer, start: string): boolean {
  const from = hasMark(bytes) ? 3 : 0
  return bytes.subarray(from, from + start.length).equals(Buffer.from(start)) || bytes.includes(`\n${start}`)
}

function* linesOfBytes(bytes: Buffer): Generator<TextLine> {
  let line = 0
  for (let at = hasMark(bytes) ? 3 : 0; at < bytes.length; ) {
    const end = bytes.indexOf(newline, at)
    const stop = end < 0 ? bytes.length : end
    line++
    const last = stop > at && bytes[stop - 1] === carriageReturn ? stop - 1 : stop
    yield { line, text: bytes.toString('utf8', at, last) }
    at = stop + 1
  }
}

const newline = 0x0a
const carriageReturn = 0x0d

function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

function* linesOfText(text: string): Generator<TextLine> {
  let line = 0
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at)
    const stop = end < 0 ? text.length : end
    line++
    yield { line, text: text.slice(at, text[stop - 1] === '\r' && stop > at ? stop - 1 : stop) }
    at = stop + 1
  }
}

/** Looked at to tell what a list is; a list is one from its beginning. */
const lookedAt = 200

/**
 * Whether each of the first lines of a text is of a kind; blank ones do not count, a text without lines is of none.
 * @param isCut whether the last line of the piece may be cut off
 */
export function areAllLines(piece: string, test: (line: string) => boolean): boolean {
  let seen = 0
  const isCut = piece.length > 0 && !piece.endsWith('\n')
  let previous: string | null = null
  for (const { text } of linesOf(piece)) {
    if (previous !== null && previous.trim() !== '') {
      if (!test(previous)) return false
      seen++
    }
    if (seen >= lookedAt) return true
    previous = text
  }
  if (previous === null || previous.trim() === '') return seen > 0
  // The last line of a long piece may be cut in two.
  if (isCut && piece.length > 100_000) return seen > 0
  return test(previous)
}
