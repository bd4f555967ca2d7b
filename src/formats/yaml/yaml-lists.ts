/** A list in the object of a document, and where its entries lie. */
export interface YamlLists {
  readonly name: string
  /** The line of its name. */
  readonly line: number
  /** After the colon. */
  readonly valueAt: number
  /** From the first entry's line to after the last one's. */
  readonly start: number
  readonly end: number
  /** How many lines that are. */
  readonly lines: number
  /** Of each entry the place of its dash, its end and its line. */
  readonly places: readonly number[]
}

/** A list that may go on. */
interface OpenList {
  readonly name: string
  readonly line: number
  readonly valueAt: number
  /** The column of the dashes; null until the first one comes. */
  indent: number | null
  start: number
  end: number
  firstLine: number
  lastLine: number
  readonly places: number[]
}

interface Line {
  readonly start: number
  /** Of the first character that is no blank. */
  readonly content: number
  /** After the line break. */
  readonly next: number
  readonly number: number
}

/**
 * Finds the lists of these names that are written line by line. What belongs to an entry is told by its column alone
 * (YAML 1.2 §8.2: everything within is deeper than its dash); one pass, nothing is parsed.
 */
export function findYamlLists(bytes: Buffer, names: ReadonlySet<string>): readonly YamlLists[] {
  const lists: YamlLists[] = []
  let open: OpenList | null = null
  for (const line of linesOf(bytes)) {
    const byte = bytes[line.content]
    if (line.content >= line.next || isLineEnd(byte) || byte === hash) continue
    if (open !== null && isWithin(bytes, line, open)) continue
    if (open !== null) lists.push(...closed(open))
    open = lists.length < mostLists ? listAt(bytes, line, names) : null
  }
  if (open !== null) lists.push(...closed(open))
  return lists
}

/** A hostile document may begin the same list again and again. */
const mostLists = 1000

const [newline, carriageReturn, blank, tab, hash, dash] = [0x0a, 0x0d, 0x20, 0x09, 0x23, 0x2d]

function isLineEnd(byte: number | undefined): boolean {
  return byte === newline || byte === carriageReturn
}

function* linesOf(bytes: Buffer): Generator<Line> {
  let number = 1
  let start = bytes[0] === 0xef ? 3 : 0
  while (start < bytes.length) {
    const lineBreak = bytes.indexOf(newline, start)
    const next = lineBreak < 0 ? bytes.length : lineBreak + 1
    let content = start
    while (content < next && (bytes[content] === blank || bytes[content] === tab)) content++
    yield { start, content, next, number }
    start = next
    number++
  }
}

/** Whether a line is part of the list; if so, it is taken. */
function isWithin(bytes: Buffer, line: Line, open: OpenList): boolean {
  const column = line.content - line.start
  const next = bytes[line.content + 1]
  const isDash = bytes[line.content] === dash && (next === undefined || next === blank || isLineEnd(next))
  if (open.indent === null) {
    if (!isDash) return false
    open.indent = column
    open.start = line.start
    open.firstLine = line.number
  }
  if (column < open.indent || (column === open.indent && !isDash)) return false
  if (column === open.indent) open.places.push(line.content, line.next, line.number)
  else open.places[open.places.length - 2] = line.next
  open.end = line.next
  open.lastLine = line.number
  return true
}

const longestName = 64

/** `packages:` with nothing after it but a remark. */
const listName = /^(?<quote>["']?)(?<name>[A-Za-z@][\w@-]*)\k<quote>[ \t]*:[ \t]*(?:#[^\n]*)?\r?\n?$/

function listAt(
  bytes: Buffer,
  { start, content, next, number }: Line,
  names: ReadonlySet<string>,
): OpenList | null {
  if (content !== start || next - start > 4 * longestName) return null
  const text = bytes.toString('utf8', start, next)
  const name = listName.exec(text)?.groups?.name
  if (name === undefined || !names.has(name)) return null
  return {
    name,
    line: number,
    valueAt: start + Buffer.byteLength(text.slice(0, text.indexOf(':') + 1)),
    indent: null,
    start: 0,
    end: 0,
    firstLine: 0,
    lastLine: 0,
    places: [],
  }
}

function closed(open: OpenList): readonly YamlLists[] {
  if (open.indent === null) return []
  const { name, line, valueAt, start, end, places } = open
  return [{ name, line, valueAt, start, end, places, lines: open.lastLine - open.firstLine + 1 }]
}
