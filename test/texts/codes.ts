import { isTest, placeOf } from '../architecture/place.ts'
import type { Token } from '../source/scan.ts'
import { readCode } from '../source/tokens.ts'

/** A code that a reader may come to see, so it needs a text. */
export interface Code {
  readonly code: string
  /** `errors` and `problems` are the catalogues; `either` when the source does not say which. */
  readonly catalogue: 'errors' | 'problems' | 'either'
  readonly file: string
  readonly line: number
}

const dotted = /^[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9_-]*)+$/

/** Codes of `errorCatalogue('area', { … })`, of `problem(path, 'area.code')` and of `code: 'area.code'`. */
export function findCodes(file: string, source: string): readonly Code[] {
  const tokens = readCode(file, source)
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'word') return []
    if (token.text === 'errorCatalogue') return catalogueCodes(file, tokens, index)
    if (token.text === 'problem') return problemCodes(file, tokens, index)
    return token.text === 'code' ? propertyCode(file, tokens, index) : []
  })
}

/**
 * Codes that reach `problem()` by way of a function, such as `log.add(path, 'sbom.no-name')`: every string of the form
 * `area.code` whose area is one of `areas`, in the places that read what comes from outside.
 */
export function findPassedCodes(file: string, source: string, areas: ReadonlySet<string>): readonly Code[] {
  if (!readsOutsideInput(file)) return []
  return readCode(file, source)
    .filter((token) => token.kind === 'string' && dotted.test(token.text) && areas.has(areaOf(token.text)))
    .map((token) => ({ code: token.text, catalogue: 'problems', file, line: token.line }))
}

/** Every string of the form `area.code`, and with a trailing dot the beginnings of computed ones: `input.${code}`. */
export function findMentions(file: string, source: string): readonly string[] {
  const tokens = readCode(file, source)
  return tokens.flatMap(({ kind, text }, index) => {
    if (kind === 'string' && dotted.test(text)) return [text]
    const isBeginning = kind === 'template' && text.endsWith('.') && tokens[index + 1]?.text === '${'
    return isBeginning ? [text] : []
  })
}

/** The part of a code before its first dot. */
export function areaOf(code: string): string {
  return code.split('.')[0] ?? ''
}

function readsOutsideInput(file: string): boolean {
  const place = placeOf(file)
  if (isTest(file)) return false
  if (place.area === 'floor') return ['versions', 'formats'].includes(place.name)
  return place.area === 'domain' && place.step.name === 'plug-ins'
}

function catalogueCodes(file: string, tokens: readonly Token[], index: number): readonly Code[] {
  const open = tokens.findIndex((token, at) => at > index && token.text === '(')
  const area = tokens[open + 1]
  const isCall = index > 0 && tokens[index - 1]?.text !== 'function' && tokens[open + 3]?.text === '{'
  if (!isCall || area?.kind !== 'string') return []
  return keysOf(tokens, open + 3).map((key) => ({
    code: `${area.text}.${key.text}`,
    catalogue: 'errors',
    file,
    line: key.line,
  }))
}

/** The keys of the object literal that opens at `open`. */
function keysOf(tokens: readonly Token[], open: number): readonly Token[] {
  const depths = depthsFrom(tokens, open)
  return depths.flatMap((depth, offset) => {
    const token = tokens[open + offset]
    const isKey = depth === 1 && tokens[open + offset + 1]?.text === ':'
    return token !== undefined && isKey && ['word', 'string'].includes(token.kind) ? [token] : []
  })
}

function problemCodes(file: string, tokens: readonly Token[], index: number): readonly Code[] {
  if (tokens[index + 1]?.text !== '(' || tokens[index - 1]?.text === 'function') return []
  const depths = depthsFrom(tokens, index + 1)
  const commas = depths.flatMap((depth, offset) =>
    depth === 1 && tokens[index + 1 + offset]?.text === ',' ? [index + 1 + offset] : [],
  )
  const [start] = commas
  if (start === undefined) return []
  return tokens
    .slice(start, commas[1] ?? index + 1 + depths.length)
    .filter((token) => token.kind === 'string' && dotted.test(token.text))
    .map((token) => ({ code: token.text, catalogue: 'problems', file, line: token.line }))
}

function propertyCode(file: string, tokens: readonly Token[], index: number): readonly Code[] {
  const value = tokens[index + 2]
  if (tokens[index + 1]?.text !== ':' || value?.kind !== 'string' || !dotted.test(value.text)) return []
  return [{ code: value.text, catalogue: 'either', file, line: value.line }]
}

/** How deep each token lies in the bracket that opens at `open`, until that bracket closes. */
function depthsFrom(tokens: readonly Token[], open: number): readonly number[] {
  const depths: number[] = []
  let depth = 0
  for (const token of tokens.slice(open)) {
    const isSign = token.kind === 'sign' || token.kind === 'jsx-brace'
    if (isSign && ['(', '[', '{', '${'].includes(token.text)) depth += 1
    if (isSign && [')', ']', '}'].includes(token.text)) depth -= 1
    depths.push(depth)
    if (depth === 0) break
  }
  return depths
}
