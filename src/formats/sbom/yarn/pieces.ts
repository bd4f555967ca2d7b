import { parseSyml } from '@yarnpkg/parsers'
import { lineOfError } from '../../text/error-line.ts'

/** What is parsed at one time. Yarn's parser hands all entries to one call, which takes some hundred thousand. */
const pieceBytes = 512 * 1024

/** What cannot be read, with its line, counting from 1. */
export class YarnSyntaxError extends Error {
  readonly line: number

  constructor(line: number) {
    super(`line ${line} cannot be read`)
    this.line = line
  }
}

/**
 * The entries of a lock file some at a time, under the descriptors that stand before them, with commas between. Of two
 * with the same descriptors in one part the latter.
 * @throws YarnSyntaxError
 */
export function* parseInPieces(utf8: Buffer): Generator<Readonly<Record<string, unknown>>> {
  let isFirst: boolean | undefined
  for (const { begin, end, line } of piecesOf(utf8)) {
    const piece = utf8.toString('utf8', begin, end)
    const saysSo = firstVersion.test(piece)
    isFirst ??= saysSo || firstEntry.test(piece)
    yield isFirst && !saysSo ? parse(`${head}${piece}`, line - 1) : parse(piece, line)
  }
}

/** Version 1 is another language than that of later ones; the line that says so stands among the comments on top. */
const firstVersion = /^(?:#[^\n]*\n)*?#\s+yarn\s+lockfile\s+v1\r?\n/i
/** An entry of version 1, where that line is not there: Yarn does not ask for it. Later versions write a colon. */
export const firstEntry =
  /(?:^\ufeff?|\n)"?@?[^\s#@"][^\n@]{0,300}@[^\n]{0,300}:\r?\n {2}"?(?:version|resolved|integrity)"? "/
const head = '# yarn lockfile v1\n'

/** @param line of the whole document that is the text's first */
function parse(text: string, line: number): Readonly<Record<string, unknown>> {
  try {
    return entriesOnce(parseSyml(text))
  } catch (error) {
    throw new YarnSyntaxError(line - 1 + lineOfError(error))
  }
}

/** Of Yarn 1 the parser gives one entry under each of the descriptors that stand before it; here it is one again. */
function entriesOnce(parsed: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const keys = Map.groupBy(Object.keys(parsed), (key) => parsed[key])
  // fromEntries defines own properties, so that a name `__proto__` stays a plain name.
  return Object.fromEntries([...keys].map(([entry, descriptors]) => [descriptors.join(', '), entry]))
}

interface Piece {
  readonly begin: number
  readonly end: number
  /** Of its first character, counting from 1. */
  readonly line: number
}

const feed = 0x0a
const mark = Buffer.from('\ufeff')

/** What may stand at the beginning of a line that belongs to the entry before: blank, tab, an empty line, a comment. */
const goesOn: ReadonlySet<number | undefined> = new Set([0x20, 0x09, 0x0a, 0x0d, 0x23])

/** Cuts the document before lines that begin an entry: what belongs to one is indented. */
function* piecesOf(utf8: Buffer): Generator<Piece> {
  let begin = utf8.subarray(0, mark.length).equals(mark) ? mark.length : 0
  let line = 1
  let at = begin
  for (let number = 1; at < utf8.length; number += 1) {
    if (at - begin >= pieceBytes && !goesOn.has(utf8[at])) {
      yield { begin, end: at, line }
      begin = at
      line = number
    }
    const next = utf8.indexOf(feed, at)
    at = next === -1 ? utf8.length : next + 1
  }
  yield { begin, end: utf8.length, line }
}
