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

/** A reading in progress; `previous` and the one before it leave comments out. */
export interface Scan {
  readonly source: string
  readonly jsx: boolean
  readonly tokens: Token[]
  /** Reads code up to a closing brace that was not opened there: elements hold code, and code holds elements. */
  readonly readCode: (scan: Scan) => void
  at: number
  line: number
  counted: number
  previous: Token | undefined
  beforePrevious: Token | undefined
}

/** Keeps a token that begins at `start`. */
export function keep(scan: Scan, start: number, piece: Omit<Token, 'line'>): void {
  for (; scan.counted < start; scan.counted += 1) if (scan.source[scan.counted] === '\n') scan.line += 1
  const token = { ...piece, line: scan.line }
  scan.tokens.push(token)
  if (piece.kind === 'comment') return
  scan.beforePrevious = scan.previous
  scan.previous = token
}

/** @throws Error naming the line that is being read */
export function fail(scan: Scan, what: string): never {
  const line = scan.source.slice(0, scan.at).split('\n').length
  throw new Error(`line ${line}: ${what}`)
}

/** The match of a sticky `pattern` at this place. */
export function matchHere(scan: Scan, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = scan.at
  return pattern.exec(scan.source) ?? undefined
}

/** Reads a comment at this place, if there is one. */
export function scanComment(scan: Scan): boolean {
  const start = scan.at
  const opening = scan.source.slice(start, start + 2)
  if (opening === '//' || (opening === '#!' && start === 0)) {
    const end = scan.source.indexOf('\n', start)
    scan.at = end < 0 ? scan.source.length : end
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
