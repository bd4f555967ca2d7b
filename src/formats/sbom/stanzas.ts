import { linesOf } from '../text/lines.ts'
import { ownCopy } from '../text/own-copy.ts'

/** A field of a stanza, its continuation lines joined by line breaks, and the line it begins in, counting from 1. */
interface StanzaField {
  readonly value: string
  readonly line: number
}

/** One paragraph of `Name: value` lines. */
export interface Stanza {
  /** The line it begins in, counting from 1. */
  readonly line: number
  /** Of a field given twice the first. */
  readonly fields: ReadonlyMap<string, StanzaField>
  /** The first line that is neither a field nor the continuation of one. */
  readonly strayLine: number | null
}

/**
 * The stanzas of a text, one after the other: paragraphs with blank lines between, each line `Name:` and a value, or
 * a blank and the continuation of the line before. Only the wanted fields are kept.
 * @param wanted names of fields as they are written
 */
export function* readStanzas(source: string | Buffer, wanted: ReadonlySet<string>): Generator<Stanza> {
  let growing = begin(1)
  for (const { line, text: content } of linesOf(source)) {
    if (content !== '') takeLine(growing, { content, line, wanted })
    else if (growing.isEmpty) growing = begin(line + 1)
    else {
      yield growing
      growing = begin(line + 1)
    }
  }
  if (!growing.isEmpty) yield growing
}

interface GrowingStanza {
  readonly line: number
  readonly fields: Map<string, StanzaField>
  strayLine: number | null
  isEmpty: boolean
  /** The name of the last field; null while none was, '' for one that is not kept. */
  last: string | null
}

function begin(line: number): GrowingStanza {
  return { line, fields: new Map(), strayLine: null, isEmpty: true, last: null }
}

function takeLine(
  stanza: GrowingStanza,
  {
    content,
    line,
    wanted,
  }: { readonly content: string; readonly line: number; readonly wanted: ReadonlySet<string> },
): void {
  stanza.isEmpty = false
  if (content.startsWith(' ') || content.startsWith('\t')) {
    const field = stanza.fields.get(stanza.last ?? '')
    if (stanza.last === null) stanza.strayLine ??= line
    else if (field !== undefined) {
      stanza.fields.set(stanza.last, { ...field, value: `${field.value}\n${content.trim()}` })
    }
    return
  }
  const colon = content.indexOf(':')
  const name = colon < 1 ? '' : content.slice(0, colon)
  if (!/^[!-9;-~]{1,100}$/.test(name)) {
    stanza.strayLine ??= line
    return
  }
  const isKept = wanted.has(name) && !stanza.fields.has(name)
  stanza.last = isKept ? name : ''
  if (isKept) stanza.fields.set(name, { value: ownCopy(content.slice(colon + 1).trim()), line })
}
