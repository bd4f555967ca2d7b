/** Some lines of a document in YAML that are a mapping of their own. */
export interface YamlPieceLines {
  /** The field of the document's object whose members they are; null for members of that object itself. */
  readonly field: string | null
  /** Whether the field begins with it, and does not go on. */
  readonly opensField: boolean
  /** In bytes. */
  readonly start: number
  readonly end: number
  /** The number of the first line, counting from 1. */
  readonly line: number
}

/** A line with something on it. */
interface Line {
  readonly start: number
  /** How many blanks it begins with. */
  readonly column: number
  /** Its first character that is no blank. */
  readonly byte: number
  readonly number: number
}

const [newline, carriageReturn, blank, hash, dash, dot, percent] = [0x0a, 0x0d, 0x20, 0x23, 0x2d, 0x2e, 0x25]
const [closingBrace, closingBracket] = [0x7d, 0x5d]

/** Parsed at one time; less would cost time, more memory. */
const pieceBytes = 128 * 1024

/**
 * Divides a document that is one block mapping, at its own fields and, where a field holds a large block mapping, at the
 * members of that: what belongs to a member stands deeper than its name (YAML 1.2 §8.2). One pass, nothing is parsed.
 * Null for what is not written so; a document that is no YAML may be divided and then fails where it is parsed.
 */
export function yamlPieces(bytes: Buffer): readonly YamlPieceLines[] | null {
  const fields: YamlPieceLines[] = []
  let isBegun = false
  for (const line of linesIn(bytes, hasMark(bytes) ? 3 : 0, { end: bytes.length, number: 1 })) {
    const isWithin = line.column > 0
    const mark = !isWithin && isMark(bytes, line)
    if (isBegun ? mark : isWithin) return null
    if (isWithin || mark || !opensMember(line)) continue
    isBegun = true
    endLast(fields, line)
    fields.push({ field: null, opensField: true, start: line.start, end: bytes.length, line: line.number })
  }
  return isBegun ? joined(fields).flatMap((field) => membersOf(bytes, field) ?? [field]) : null
}

/** `---`, `...` and `%YAML`: of several documents none is taken apart. */
function isMark(bytes: Buffer, { start, byte }: Line): boolean {
  if (byte === percent) return true
  return (byte === dash || byte === dot) && bytes[start + 1] === byte && bytes[start + 2] === byte
}

/** A list may stand in the column of its name; a bracket that closes belongs to what it closes. */
function opensMember({ byte }: Line): boolean {
  return byte !== dash && byte !== closingBrace && byte !== closingBracket
}

function endLast(pieces: YamlPieceLines[], { start }: Line): void {
  const last = pieces.pop()
  if (last !== undefined) pieces.push({ ...last, end: start })
}

/** Small neighbours are one piece. */
function joined(pieces: readonly YamlPieceLines[]): YamlPieceLines[] {
  const together: YamlPieceLines[] = []
  for (const piece of pieces) {
    const before = together.at(-1)
    if (before !== undefined && piece.end - before.start <= pieceBytes)
      together[together.length - 1] = { ...before, end: piece.end }
    else together.push(piece)
  }
  return together
}

const longestHeader = 200

/** `packages:` with nothing after it but a remark. */
const header = /^(?<quote>["']?)(?<name>[A-Za-z@][\w@-]*)\k<quote>[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n$/

/** The members of a field's mapping, some together; null where it is small or is none that can be divided. */
function membersOf(bytes: Buffer, { start, end, line }: YamlPieceLines): readonly YamlPieceLines[] | null {
  if (end - start <= pieceBytes) return null
  const first = bytes.indexOf(newline, start) + 1
  if (first - start > longestHeader) return null
  const field = header.exec(bytes.toString('utf8', start, first))?.groups?.name
  if (field === undefined) return null
  const members: YamlPieceLines[] = []
  let column = 0
  for (const at of linesIn(bytes, first, { end, number: line + 1 })) {
    if (column === 0) column = at.column
    if (at.column < column || column === 0) return null
    if (at.column > column) continue
    if (at.byte === dash) return null
    if (!opensMember(at)) continue
    endLast(members, at)
    members.push({ field, opensField: members.length === 0, start: at.start, end, line: at.number })
  }
  return joined(members)
}

/** Lines with something on them but a remark, from the start of one. */
function* linesIn(
  bytes: Buffer,
  start: number,
  { end, number }: { readonly end: number; readonly number: number },
): Generator<Line> {
  for (let at = start, line = number; at < end; line++) {
    const stop = bytes.indexOf(newline, at)
    const next = stop < 0 || stop >= end ? end : stop + 1
    let content = at
    while (content < next && bytes[content] === blank) content++
    const byte = bytes[content] ?? newline
    const isEmpty = content >= next || byte === newline || byte === carriageReturn || byte === hash
    if (!isEmpty) yield { start: at, column: content - at, byte, number: line }
    at = next
  }
}

function hasMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}
