import sax from 'sax'
import { type XmlPlace, XmlStop } from './stop.ts'

/** What happens in a document, told in its order. A listener may stop the reading by throwing `XmlStop`. */
export interface XmlListener {
  /** The beginning of a tag, before its attributes. */
  begin(name: string, place: XmlPlace): void
  attribute(name: string, value: string, place: XmlPlace): void
  /** The end of the tag. */
  open(place: XmlPlace): void
  text(text: string, place: XmlPlace): void
  close(): void
}

/** Small pieces: what is between two of them is looked at while it is still small. */
const pieceBytes = 16 * 1024

/** XML's own five. Without a prototype: the library would take `&constructor;` for one. */
const entities: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
})

/**
 * Reads a document (UTF-8) and tells a listener. The library's own namespaces are not used: their cost grows with the
 * square of what a document declares.
 * @throws XmlStop
 */
export function feedParser(bytes: Buffer, listener: XmlListener): void {
  const parser = strictParser(listener)
  const decoder = new TextDecoder()
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    parser.write(decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true }))
    refuseDeclarations(parser)
  }
  parser.close()
}

function strictParser(listener: XmlListener): sax.SAXParser {
  const parser = sax.parser(true, { position: true })
  parser.ENTITIES = entities
  // The library would refuse comments and attributes beyond 64 KiB; the limit on the document is enough.
  Object.assign(parser, { bufferCheckPosition: Number.POSITIVE_INFINITY })
  parser.onerror = (error) => {
    throw stopFor(error, placeOf(parser))
  }
  parser.ondoctype = () => {
    throw new XmlStop('xml.doctype', placeOf(parser))
  }
  parser.onsgmldeclaration = () => {
    throw new XmlStop('xml.not-well-formed', placeOf(parser), { reason: '<!' })
  }
  parser.onopentagstart = (tag) => {
    Object.assign(tag, { attributes: forgetfulAttributes() })
    listener.begin(tag.name, tagPlace(parser))
  }
  parser.onattribute = ({ name, value }) => listener.attribute(name, value, placeOf(parser))
  parser.onopentag = () => listener.open(placeOf(parser))
  parser.ontext = (text) => listener.text(text, placeOf(parser))
  parser.oncdata = (text) => listener.text(text, placeOf(parser))
  parser.onclosetag = () => listener.close()
  return parser
}

/** The listener remembers attributes; the library's own object would stumble over one named `hasOwnProperty`. */
function forgetfulAttributes(): object {
  return Object.defineProperty({}, 'hasOwnProperty', { get: () => () => false, set: () => {} })
}

/** Told as soon as one begins: the library would first read all of it, a declaration of no kind in quadratic time. */
function refuseDeclarations(parser: sax.SAXParser): void {
  if (Reflect.get(parser, 'doctype')) throw new XmlStop('xml.doctype', placeOf(parser))
  const begun: unknown = Reflect.get(parser, 'sgmlDecl')
  if (typeof begun === 'string' && begun.length > 'DOCTYPE'.length) {
    throw new XmlStop('xml.not-well-formed', placeOf(parser), { reason: '<!' })
  }
}

/** Of the character that was read last. */
function placeOf(parser: sax.SAXParser): XmlPlace {
  return { line: parser.line + 1, column: Math.max(parser.column, 1) }
}

/** The name of a tag is told when the character after it is read, which may end the line. */
function tagPlace(parser: sax.SAXParser): XmlPlace {
  const isLineOver = Reflect.get(parser, 'c') === '\n'
  return isLineOver ? { line: parser.line, column: 1 } : placeOf(parser)
}

const codes: ReadonlyMap<string, string> = new Map([
  ['Unclosed root tag', 'xml.ends-early'],
  ['Unexpected end', 'xml.ends-early'],
  ['Invalid character entity', 'xml.entity-unknown'],
  ['Invalid character in entity name', 'xml.entity-unknown'],
])

/** The library's first line says what is wrong; of names from the document nothing is repeated. */
function stopFor(error: Error, place: XmlPlace): XmlStop {
  const reason = error.message.split('\n', 1)[0] ?? ''
  const code = codes.get(reason)
  if (code !== undefined) return new XmlStop(code, place)
  return new XmlStop('xml.not-well-formed', place, { reason: reason.split(':', 1)[0] ?? '' })
}
