import type { RecordSplitter } from '../json/split-records.ts'
import { type Holder, isBlank, type RecordPiece, startHolding } from '../text/record-holder.ts'
import { openUtf8Stream } from '../text/utf8-stream.ts'

interface Order {
  /** Local names of the elements directly below the document's that are records. */
  readonly elements: ReadonlySet<string>
  /** Of one record. A larger one is left out and told. */
  readonly maxBytes?: number
}

const most = 16 * 1024 * 1024

/** A document's own tag is longer than this in no document that means well. */
const longestRoot = 64 * 1024

const longestName = 64

/** Where the walk over the bytes is. */
interface Walk {
  readonly order: Order
  /** The record at hand, or what may become one. */
  readonly piece: Holder
  /** The whole document, as long as no record was found in it: it is then given as it is. */
  readonly whole: Holder
  state: 'text' | 'mark' | 'tag' | 'comment' | 'cdata' | 'instruction' | 'over'
  depth: number
  line: number
  /** Line in which the piece at hand begins. */
  pieceLine: number
  /** The bytes of a mark (`<!…`) or the last ones of what is being passed over. */
  tail: string
  quote: number
  isEnd: boolean
  isNameOver: boolean
  name: string
  lastByte: number
  isSplit: boolean
  rootTag: number[]
  rootName: string
}

/**
 * Splits an XML document into those of its elements that are records. Each is given within the document's own
 * tag, so that it is a document with all prefixes declared. A document without such elements is one record.
 *
 * Only tags are looked at; each piece is checked by who reads it. A document type declaration ends the walk. Linear, and
 * bounded by one record.
 */
export function splitElements(order: Order): RecordSplitter {
  const maxBytes = order.maxBytes ?? most
  const piece = startHolding(maxBytes, 'xml.record-too-large')
  const whole = startHolding(maxBytes, 'xml.record-too-large')
  const utf8 = openUtf8Stream()
  const walk: Walk = {
    order,
    piece,
    whole,
    state: 'text',
    depth: 0,
    line: 1,
    pieceLine: 1,
    tail: '',
    quote: 0,
    isEnd: false,
    isNameOver: false,
    name: '',
    lastByte: 0,
    isSplit: false,
    rootTag: [],
    rootName: '',
  }
  return {
    faults: piece.faults,
    push(bytes) {
      const chunk = utf8.push(bytes)
      for (let index = 0; index < chunk.length; index++) step(walk, chunk, index)
      piece.carry(chunk)
      whole.carry(chunk)
      return within(walk, piece.take())
    },
    end() {
      if (utf8.isDamaged()) piece.faults.push({ place: '', code: 'xml.record-not-decodable' })
      return end(walk)
    },
  }
}

function end(walk: Walk): readonly RecordPiece[] {
  const { piece, whole } = walk
  const isCut = walk.isSplit && (walk.depth > 0 || walk.state !== 'text') && walk.state !== 'over'
  if (isCut) piece.faults.push({ place: `/line/${walk.line}`, code: 'xml.record-cut' })
  piece.drop()
  if (whole.isOpen()) whole.close(Buffer.alloc(0), 0, '')
  piece.faults.push(...whole.faults)
  return whole.take()
}

/** The pieces as documents of their own. */
function within({ rootTag, rootName }: Walk, pieces: readonly RecordPiece[]): readonly RecordPiece[] {
  if (pieces.length === 0) return pieces
  const before = Buffer.from(rootTag)
  const after = Buffer.from(`</${rootName}>`)
  return pieces.map(({ place, bytes }) => ({ place, bytes: Buffer.concat([before, bytes, after]) }))
}

function step(walk: Walk, chunk: Buffer, index: number): void {
  const byte = chunk[index] ?? 0
  if (byte === 0x0a) walk.line++
  if (!walk.whole.isOpen() && !walk.isSplit && !isBlank(byte)) walk.whole.open(index)
  switch (walk.state) {
    case 'text':
      if (byte === 0x3c) beginMark(walk, index)
      break
    case 'mark':
      passMark(walk, chunk, index)
      break
    case 'tag':
      passTag(walk, chunk, index)
      break
    case 'comment':
      passUntil(walk, byte, '-->')
      break
    case 'cdata':
      passUntil(walk, byte, ']]>')
      break
    case 'instruction':
      passUntil(walk, byte, '?>')
      break
    case 'over':
      break
  }
}

function beginMark(walk: Walk, index: number): void {
  walk.state = 'mark'
  walk.tail = ''
  // It may be the beginning of a record.
  if (walk.depth === 1 && !walk.piece.isOpen()) {
    walk.piece.open(index)
    walk.pieceLine = walk.line
  }
}

/** What kind of mark it is; `<!` needs a few bytes more. */
function passMark(walk: Walk, chunk: Buffer, index: number): void {
  const byte = chunk[index] ?? 0
  walk.tail += String.fromCharCode(byte)
  const { tail } = walk
  if (tail === '!' || tail === '!-' || (tail.length < 8 && '![CDATA['.startsWith(tail))) return
  if (tail === '![CDATA[') enter(walk, 'cdata')
  else if (tail === '!--') enter(walk, 'comment')
  else if (tail === '?') enter(walk, 'instruction')
  else if (tail.startsWith('!')) {
    // The reader refuses such a document as a whole, and says why.
    if (walk.isSplit) walk.piece.faults.push({ place: `/line/${walk.line}`, code: 'xml.record-cut' })
    walk.piece.drop()
    walk.state = 'over'
  } else beginTag(walk, chunk, index)
}

function enter(walk: Walk, state: 'comment' | 'cdata' | 'instruction'): void {
  walk.state = state
  walk.tail = ''
  leaveOut(walk)
}

/** What began between records and is none. */
function leaveOut(walk: Walk): void {
  if (walk.depth === 1) walk.piece.drop()
}

function passUntil(walk: Walk, byte: number, mark: string): void {
  walk.tail = (walk.tail + String.fromCharCode(byte)).slice(-mark.length)
  if (walk.tail === mark) walk.state = 'text'
}

function beginTag(walk: Walk, chunk: Buffer, index: number): void {
  walk.state = 'tag'
  walk.isEnd = chunk[index] === 0x2f
  walk.quote = 0
  walk.name = ''
  walk.isNameOver = false
  walk.lastByte = 0
  if (walk.depth === 0 && !walk.isEnd) walk.rootTag = [0x3c]
  if (!walk.isEnd) passTag(walk, chunk, index)
}

function passTag(walk: Walk, chunk: Buffer, index: number): void {
  const byte = chunk[index] ?? 0
  if (walk.depth === 0 && !walk.isEnd && walk.rootTag.length < longestRoot) walk.rootTag.push(byte)
  if (walk.quote !== 0) {
    if (byte === walk.quote) walk.quote = 0
  } else if (byte === 0x3e) endTag(walk, chunk, index)
  else if ((byte === 0x22 || byte === 0x27) && walk.isNameOver) walk.quote = byte
  else if (isBlank(byte) || byte === 0x2f) walk.isNameOver = true
  else if (!walk.isNameOver && walk.name.length < longestName) walk.name += String.fromCharCode(byte)
  walk.lastByte = byte
}

function endTag(walk: Walk, chunk: Buffer, index: number): void {
  walk.state = 'text'
  const isAlone = !walk.isEnd && walk.lastByte === 0x2f
  if (walk.isEnd) walk.depth = Math.max(0, walk.depth - 1)
  else if (walk.depth === 0) {
    walk.rootName = walk.name
    walk.depth = isAlone ? 0 : 1
    return
  } else beginElement(walk, isAlone)
  if (walk.depth !== 1 || !walk.piece.isOpen()) return
  walk.piece.close(chunk, index + 1, `/line/${walk.pieceLine}`)
}

function beginElement(walk: Walk, isAlone: boolean): void {
  const local = walk.name.slice(walk.name.indexOf(':') + 1)
  if (walk.depth === 1) {
    if (walk.order.elements.has(local) && walk.rootTag.length < longestRoot) begin(walk)
    else leaveOut(walk)
  }
  if (!isAlone) walk.depth++
}

function begin(walk: Walk): void {
  walk.isSplit = true
  walk.whole.drop()
}
