import type { Facts, Problem } from '#kernel/errors/app-error.ts'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type CvssGrammar, type CvssMetric, type CvssVector, grammars } from './metrics.data.ts'

/** All metrics of 4.0, each with its longest value, take some 230 characters. */
const longest = 400

/**
 * Reads a CVSS vector of version 2.0, 3.0, 3.1 or 4.0 as strictly as the standards write it: the version's prefix
 * (2.0: none, brackets allowed), every base metric exactly once, any other at most once, no metric or value that the
 * version does not know, upper and lower case as written. Another order than the one 2.0 and 4.0 prescribe changes no
 * score and is only the warning `cvss.order`.
 * Problems, with the 1-based `position` in the vector where there is one: `cvss.too-long`, `cvss.prefix-unknown`,
 * `cvss.not-a-metric`, `cvss.metric-unknown`, `cvss.value-unknown`, `cvss.metric-twice`, `cvss.metric-missing`.
 */
export function parseCvss(vector: string): Parsed<CvssVector> {
  if (vector.length > longest) return refuse('too-long', { length: vector.length, limit: longest })
  const grammar = grammars.find(({ prefix }) => vector.startsWith(prefix))
  if (grammar === undefined || (grammar.prefix === '' && /^[^/]*CVSS/i.test(vector))) {
    return refuse('prefix-unknown', { prefix: vector.slice(0, vector.indexOf('/') + 1 || 12) })
  }
  const isBracketed = grammar.prefix === '' && /^\(.*\)$/.test(vector)
  const text = isBracketed ? vector.slice(1, -1) : vector
  const offset = grammar.prefix.length + (isBracketed ? 1 : 0)
  const pieces = splitPieces(text.slice(grammar.prefix.length), offset)
  const read = pieces.map((piece) => readMetric(grammar, piece))
  const metrics = read.flatMap((one) => ('id' in one ? [one] : []))
  const problems = [
    ...read.flatMap((one) => ('code' in one ? [one] : [])),
    ...findTwice(pieces),
    ...findMissing(grammar, pieces),
  ]
  if (problems.length > 0) return unreadable(...problems)
  const value = { version: grammar.version, text, metrics }
  return readable(value, isInOrder(grammar, metrics) ? [] : [problem('', 'cvss.order')])
}

interface Piece {
  readonly text: string
  readonly id: string
  /** 1-based, in the vector as given. */
  readonly position: number
}

function splitPieces(text: string, offset: number): readonly Piece[] {
  let position = offset + 1
  return text.split('/').map((piece) => {
    const place = position
    position += piece.length + 1
    return { text: piece, id: piece.split(':', 1)[0] ?? '', position: place }
  })
}

function readMetric(grammar: CvssGrammar, piece: Piece): CvssMetric | Problem {
  const { id, position } = piece
  const parts = piece.text.split(':')
  const value = parts[1]
  if (parts.length !== 2 || value === undefined || id === '' || value === '') {
    return problem('', 'cvss.not-a-metric', { position, found: piece.text.slice(0, 40) })
  }
  const { version } = grammar
  const metric = grammar.metrics.find((one) => one.id === id)
  if (metric === undefined) {
    return problem('', 'cvss.metric-unknown', { position, metric: id.slice(0, 40), version })
  }
  if (metric.values.includes(value)) return { id, value, group: metric.group }
  return problem('', 'cvss.value-unknown', { position, metric: id, value: value.slice(0, 40), version })
}

function findTwice(pieces: readonly Piece[]): readonly Problem[] {
  return pieces
    .filter((piece, index) => piece.id !== '' && pieces.findIndex(({ id }) => id === piece.id) < index)
    .map(({ id, position }) => problem('', 'cvss.metric-twice', { position, metric: id.slice(0, 40) }))
}

function findMissing(grammar: CvssGrammar, pieces: readonly Piece[]): readonly Problem[] {
  return grammar.metrics
    .filter((metric) => metric.group === 'base' && !pieces.some(({ id }) => id === metric.id))
    .map(({ id }) => problem('', 'cvss.metric-missing', { metric: id, version: grammar.version }))
}

function isInOrder(grammar: CvssGrammar, metrics: readonly CvssMetric[]): boolean {
  if (!grammar.isOrdered) return true
  const places = metrics.map(({ id }) => grammar.metrics.findIndex((metric) => metric.id === id))
  return places.every((place, index) => place > (places[index - 1] ?? -1))
}

function refuse(code: string, facts: Facts) {
  return unreadable(problem('', `cvss.${code}`, facts))
}
