import { isElementStart, scanElement } from './tokens-jsx.ts'

/** What a piece of source is; `template` is one stretch of literal text between substitutions. */
export type TokenKind =
  | 'word'
  | 'number'
  | 'sign'
  | 'string'
  | 'template'
  | 'regex'
  | 'comment'
  | 'jsx-text'
  | 'jsx-attribute'
  | 'jsx-brace'

/** One piece of source; `text` is without quotes, back-ticks or comment marks. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly line: number
}

/** A reading in progress. `previous` is the last token that is not a comment. */
export interface Scan {
  readonly source: string
  readonly jsx: boolean
  readonly tokens: Token[]
  at: number
  line: number
  counted: number
  previous: Token | undefined
}

const beforeValue = new Set(
  'return typeof case in of delete void throw new instanceof await yield else do default extends'.split(' '),
)
const longSigns = ['...', '=>', '?.', '++', '--']
const word = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy
const number = /\d[\w.]*/y

/**
 * Reads TypeScript or TSX source into tokens, comments included. TypeScript 7 has no programmatic API, hence our own.
 * @throws Error with the line when a string, template, comment or element does not end: better loud than blind
 */
export function readTokens(path: string, source: string): readonly Token[] {
  const scan: Scan = {
    source,
    jsx: path.endsWith('.tsx'),
    tokens: [],
    at: 0,
    line: 1,
    counted: 0,
    previous: undefined,
  }
  try {
    scanCode(scan)
    if (scan.at < source.length) fail(scan, 'a closing brace too many')
  } catch (cause) {
    throw new Error(`cannot read ${path}: ${cause instanceof Error ? cause.message : ''}`, { cause })
  }
  return scan.tokens
}

/** The tokens that are code: comments left out. */
export function readCode(path: string, source: string): readonly Token[] {
  return readTokens(path, source).filter((token) => token.kind !== 'comment')
}

/** Reads code until the end of the source or until a brace closes that was not opened here. */
export function scanCode(scan: Scan): void {
  let depth = 0
  while (scan.at < scan.source.length) {
    const sign = scan.source[scan.at]
    if (sign === '}' && depth === 0) return
    if (sign === '{') depth += 1
    if (sign === '}') depth -= 1
    scanOne(scan)
  }
  if (depth > 0) fail(scan, 'a brace does not close')
}

/** Keeps a token that begins at `start`. */
export function keep(scan: Scan, start: number, piece: { readonly kind: TokenKind; readonly text: string }) {
  for (; scan.counted < start; scan.counted += 1) if (scan.source[scan.counted] === '\n') scan.line += 1
  const token = { ...piece, line: scan.line }
  scan.tokens.push(token)
  if (piece.kind !== 'comment') scan.previous = token
}

/** @throws Error naming the line that is being read */
export function fail(scan: Scan, what: string): never {
  const line = scan.source.slice(0, scan.at).split('\n').length
  throw new Error(`line ${line}: ${what}`)
}

/** Reads a comment at this place, if there is one. */
export function scanComment(scan: Scan): boolean {
  const start = scan.at
  const opening = scan.source.slice(start, start + 2)
  if (opening === '//' || (opening === '#!' && start === 0)) {
    scan.at = endOf(scan, '\n')
    keep(scan, start, { kind: 'comment', text: scan.source.slice(start + 2, scan.at).trim() })
    return true
  }
  if (opening !== '/*') return false
  const end = scan.source.indexOf('*/', start + 2)
  if (end < 0) fail(scan, 'a comment does not end')
  scan.at = end + 2
  keep(scan, start, { kind: 'comment', text: scan.source.slice(start + 2, end).trim() })
  return true
}

function scanOne(scan: Scan): void {
  const sign = scan.source[scan.at] ?? ''
  if (/\s/.test(sign)) scan.at += 1
  else if (scanComment(scan)) return
  else if (sign === "'" || sign === '"') scanString(scan, sign)
  else if (sign === '`') scanTemplate(scan)
  else if (sign === '/' && isValuePlace(scan)) scanRegex(scan)
  else if (sign === '<' && scan.jsx && isValuePlace(scan) && isElementStart(scan)) scanElement(scan)
  else if (!scanMatch(scan, word, 'word') && !scanMatch(scan, number, 'number')) scanSign(scan)
}

/** Whether a value may begin here: decides between a regular expression and a division, an element and "less than". */
function isValuePlace(scan: Scan): boolean {
  const previous = scan.previous
  if (previous === undefined) return true
  if (previous.kind === 'sign') return ![')', ']', '}', '/>', '++', '--'].includes(previous.text)
  if (previous.kind === 'jsx-brace') return true
  return previous.kind === 'word' && beforeValue.has(previous.text) && !followsDot(scan)
}

function followsDot(scan: Scan): boolean {
  const before = scan.tokens.filter((token) => token.kind !== 'comment').at(-2)
  return before?.kind === 'sign' && (before.text === '.' || before.text === '?.')
}

function scanString(scan: Scan, quote: string): void {
  const start = scan.at
  let end = start + 1
  while (scan.source[end] !== quote) {
    if (end >= scan.source.length || scan.source[end] === '\n') fail(scan, 'a string does not end')
    end += scan.source[end] === '\\' ? 2 : 1
  }
  scan.at = end + 1
  keep(scan, start, { kind: 'string', text: scan.source.slice(start + 1, end) })
}

function scanTemplate(scan: Scan): void {
  let start = scan.at + 1
  scan.at = start
  while (scan.source[scan.at] !== '`') {
    if (scan.at >= scan.source.length) fail(scan, 'a template does not end')
    if (scan.source.startsWith('${', scan.at)) {
      keep(scan, start, { kind: 'template', text: scan.source.slice(start, scan.at) })
      start = scanSubstitution(scan)
    } else scan.at += scan.source[scan.at] === '\\' ? 2 : 1
  }
  keep(scan, start, { kind: 'template', text: scan.source.slice(start, scan.at) })
  scan.at += 1
}

function scanSubstitution(scan: Scan): number {
  keep(scan, scan.at, { kind: 'sign', text: '${' })
  scan.at += 2
  scanCode(scan)
  keep(scan, scan.at, { kind: 'sign', text: '}' })
  scan.at += 1
  return scan.at
}

function scanRegex(scan: Scan): void {
  const start = scan.at
  let end = start + 1
  let inClass = false
  while (inClass || scan.source[end] !== '/') {
    const sign = scan.source[end]
    if (sign === undefined || sign === '\n') fail(scan, 'a regular expression does not end')
    if (sign === '[') inClass = true
    if (sign === ']') inClass = false
    end += sign === '\\' ? 2 : 1
  }
  scan.at = end + 1
  while (/[a-z]/.test(scan.source[scan.at] ?? '')) scan.at += 1
  keep(scan, start, { kind: 'regex', text: scan.source.slice(start, scan.at) })
}

function scanMatch(scan: Scan, pattern: RegExp, kind: TokenKind): boolean {
  pattern.lastIndex = scan.at
  const text = pattern.exec(scan.source)?.[0]
  if (text === undefined) return false
  keep(scan, scan.at, { kind, text })
  scan.at += text.length
  return true
}

function scanSign(scan: Scan): void {
  const long = longSigns.find((sign) => scan.source.startsWith(sign, scan.at))
  const text = long ?? scan.source[scan.at] ?? ''
  keep(scan, scan.at, { kind: 'sign', text })
  scan.at += text.length
}

function endOf(scan: Scan, mark: string): number {
  const end = scan.source.indexOf(mark, scan.at)
  return end < 0 ? scan.source.length : end
}
