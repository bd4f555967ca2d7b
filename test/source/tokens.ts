import { isElementStart, scanElement } from './elements.ts'
import { fail, keep, matchHere, type Scan, scanComment, type Token, type TokenKind } from './scan.ts'

const beforeValue = new Set(
  'return typeof case in of delete void throw new instanceof await yield else do default extends'.split(' '),
)
const endsValue = new Set([')', ']', '}', '/>', '++', '--'])
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
    readCode: scanCode,
    at: 0,
    line: 1,
    counted: 0,
    previous: undefined,
    beforePrevious: undefined,
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

function scanCode(scan: Scan): void {
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

function scanOne(scan: Scan): void {
  const sign = scan.source[scan.at] ?? ''
  if (/\s/.test(sign)) scan.at += 1
  else if (scanComment(scan)) return
  else if (sign === "'" || sign === '"') scanString(scan, sign)
  else if (sign === '`') scanTemplate(scan)
  else if (sign === '/' && isValuePlace(scan)) scanRegex(scan)
  else if (sign === '<' && scan.jsx && isValuePlace(scan) && isElementStart(scan)) scanElement(scan)
  else if (!keepMatch(scan, word, 'word') && !keepMatch(scan, number, 'number')) scanSign(scan)
}

/** Whether a value may begin here: tells a regular expression from a division, an element from "less than". */
function isValuePlace(scan: Scan): boolean {
  const { previous, beforePrevious } = scan
  if (previous === undefined || previous.kind === 'jsx-brace') return true
  if (previous.kind === 'sign') return !endsValue.has(previous.text)
  const isMember = beforePrevious?.kind === 'sign' && ['.', '?.'].includes(beforePrevious.text)
  return previous.kind === 'word' && beforeValue.has(previous.text) && !isMember
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

function keepMatch(scan: Scan, pattern: RegExp, kind: TokenKind): boolean {
  const text = matchHere(scan, pattern)?.[0]
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
