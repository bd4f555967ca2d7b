import { type Fault, type Holder, isBlank, type RecordPiece, startHolding } from '../text/record-holder.ts'

/** Takes a file apart piece by piece, as its bytes come; holds one record at a time. */
export interface RecordSplitter {
  push(chunk: Uint8Array): readonly RecordPiece[]
  /** What is left at the end of the file. */
  end(): readonly RecordPiece[]
  readonly faults: readonly Fault[]
}

interface Order {
  /** Names within the document's object whose arrays hold the records. */
  readonly arrays: ReadonlySet<string>
  /** Names of arrays that hold records at whatever depth they stand. */
  readonly nested?: ReadonlySet<string> | undefined
  /** Whether each line is a record, whatever it holds: one that is broken then costs only itself. */
  readonly isLines: boolean
  /** Of one record. A larger one is left out and told. */
  readonly maxBytes?: number
}

const most = 64 * 1024 * 1024

/**
 * Splits a file of many records into its records: an array of them, an object with one in an array of a known name
 * (`vulnerabilities`), or one JSON text after the other (NDJSON). A file of any other form is one record.
 *
 * Only brackets and quotes are looked at; each piece is checked by who reads it. Linear, and bounded by one record.
 */
export function splitRecords({ arrays, nested = none, isLines, maxBytes = most }: Order): RecordSplitter {
  const holder = startHolding(maxBytes)
  return isLines ? splitLines(holder) : splitStructure(holder, { arrays, nested })
}

const none: ReadonlySet<string> = new Set()

function splitLines(holder: Holder): RecordSplitter {
  let line = 1
  return {
    faults: holder.faults,
    push(bytes) {
      const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      if (!holder.isOpen()) holder.open(0)
      let at = chunk.indexOf(0x0a)
      while (at >= 0) {
        holder.close(chunk, at, `/line/${line}`)
        line++
        holder.open(at + 1)
        at = chunk.indexOf(0x0a, at + 1)
      }
      holder.carry(chunk)
      return holder.take()
    },
    end() {
      if (holder.isOpen()) holder.close(Buffer.alloc(0), 0, `/line/${line}`)
      return holder.take()
    },
  }
}

/** Where the walk over the bytes is. */
interface Walk {
  depth: number
  isText: boolean
  /** Whether the byte before, within a text, was a backslash that escapes the next. */
  isEscaped: boolean
  line: number
  /** The array whose entries are records: its name, depth and how many it had so far; null outside. */
  array: { readonly name: string; readonly depth: number; count: number } | null
  /** Whether records were taken out of the document at hand. */
  isSplit: boolean
  /** Whether anything but a mark has come. */
  isBegun: boolean
  /** The document's place where it is a record itself: its line. */
  documentLine: number
  /** The text read last directly within the document's object, which may be a name. */
  name: number[]
  isName: boolean
}

const longestName = 64

function splitStructure(holder: Holder, { arrays, nested }: Pick<Step, 'arrays' | 'nested'>): RecordSplitter {
  const walk: Walk = {
    depth: 0,
    isText: false,
    isEscaped: false,
    line: 1,
    array: null,
    isSplit: false,
    isBegun: false,
    documentLine: 1,
    name: [],
    isName: false,
  }
  return {
    faults: holder.faults,
    push(bytes) {
      const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      step({ chunk, walk, holder, arrays, nested })
      holder.carry(chunk)
      return holder.take()
    },
    end() {
      // One record that breaks off is told by who reads it; of several only the last is lost.
      if (walk.depth > 0 && walk.isSplit) {
        holder.faults.push({ place: placeOf(walk), code: 'json.ends-early' })
        holder.drop()
      } else if (holder.isOpen()) holder.close(Buffer.alloc(0), 0, placeOf(walk))
      return holder.take()
    },
  }
}

interface Step {
  readonly chunk: Buffer
  readonly walk: Walk
  readonly holder: Holder
  readonly arrays: ReadonlySet<string>
  readonly nested: ReadonlySet<string>
}

function step(at: Step): void {
  const { chunk, walk } = at
  for (let index = 0; index < chunk.length; index++) {
    if (walk.isText) index = passText(at, index)
    else meet(at, index)
  }
}

/** Goes to the end of a text, or of the chunk. @returns the place of its closing quote */
function passText({ chunk, walk }: Step, from: number): number {
  for (let index = from; index < chunk.length; index++) {
    const byte = chunk[index] ?? 0
    if (walk.isEscaped) walk.isEscaped = false
    else if (byte === 0x5c) walk.isEscaped = true
    else if (byte === 0x22) {
      walk.isText = false
      return index
    }
    if (walk.isName && walk.name.length < longestName) walk.name.push(byte)
  }
  return chunk.length
}

function meet(at: Step, index: number): void {
  const { chunk, walk, holder } = at
  const byte = chunk[index] ?? 0
  if (byte === 0x0a) walk.line++
  if (isBlank(byte)) {
    if (byte === 0x0a && walk.depth === 0 && holder.isOpen()) closeDocument(at, index)
    return
  }
  const level = walk.array?.depth ?? 0
  if (walk.depth === level && isBetween(at, byte, index)) return
  if (byte === 0x22) beginText(at)
  else if (byte === 0x7b || byte === 0x5b) enter(at, byte)
  else if (byte === 0x7d || byte === 0x5d) leave(at, index)
}

/** Between records, or where one begins. @returns whether the byte is done with */
function isBetween(at: Step, byte: number, index: number): boolean {
  const { walk, holder } = at
  if (walk.array !== null) {
    if (byte === 0x2c || byte === 0x5d) return isEntryEnded(at, byte, index)
  } else if (isMark(byte, walk) || isArrayBegun(at, byte)) return true
  if (!holder.isOpen()) {
    holder.open(index)
    if (walk.array === null) walk.documentLine = walk.line
  }
  return false
}

/** A comma or the bracket after an entry. */
function isEntryEnded({ walk, holder, chunk }: Step, byte: number, index: number): true {
  if (holder.isOpen()) holder.close(chunk, index, placeOf(walk))
  if (byte === 0x2c && walk.array !== null) walk.array.count++
  if (byte === 0x2c) return true
  walk.array = null
  walk.depth--
  if (walk.depth === 0) walk.isSplit = false
  return true
}

/** A file that is an array of records. */
function isArrayBegun({ walk, holder }: Step, byte: number): boolean {
  walk.isBegun = true
  if (byte !== 0x5b || holder.isOpen()) return false
  walk.isSplit = true
  walk.depth++
  walk.array = { name: '', depth: walk.depth, count: 0 }
  return true
}

/** The bytes of a byte order mark, and the separator of JSON text sequences. */
function isMark(byte: number, { isBegun }: Walk): boolean {
  return byte === 0x1e || (!isBegun && (byte === 0xef || byte === 0xbb || byte === 0xbf))
}

function beginText({ walk, nested }: Step): void {
  walk.isText = true
  walk.isName = walk.array === null && (walk.depth === 1 || nested.size > 0)
  if (walk.isName) walk.name = []
}

function enter({ walk, holder, arrays, nested }: Step, byte: number): void {
  walk.depth++
  if (byte !== 0x5b || walk.array !== null) return
  const name = Buffer.from(walk.name).toString('latin1')
  if (!(nested.has(name) || (walk.depth === 2 && arrays.has(name)))) return
  holder.drop()
  walk.isSplit = true
  walk.array = { name, depth: walk.depth, count: 0 }
}

function leave(at: Step, index: number): void {
  const { walk } = at
  walk.depth = Math.max(0, walk.depth - 1)
  if (walk.depth === 0 && walk.array === null) closeDocument(at, index + 1)
}

function closeDocument({ chunk, walk, holder }: Step, index: number): void {
  if (holder.isOpen()) {
    if (walk.isSplit) holder.drop()
    else holder.close(chunk, index, placeOf(walk))
  }
  walk.isSplit = false
}

function placeOf({ array, documentLine }: Walk): string {
  // A file of one document has no need of its line.
  if (array === null) return documentLine === 1 ? '' : `/line/${documentLine}`
  return array.name === '' ? `/${array.count}` : `/${array.name}/${array.count}`
}
