import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { pointerStep } from '../json/pointer.ts'
import { makeStorable } from '../json/storable.ts'
import type { ProblemLog } from '../problem-log.ts'

const depthLimit = 100

/** Where a piece of a document in YAML stands. */
export interface YamlPlace {
  /** JSON pointer of its value. */
  readonly path: string
  /** Which line of the document a line of the piece is. */
  readonly lineOf: (line: number) => number
  readonly log: ProblemLog
}

/** What a piece of a document holds, as `readYamlRoot` reads it. */
export function readYamlPiece(text: string, { path, lineOf, log }: YamlPlace): Parsed<unknown> {
  const lineCounter = new LineCounter()
  try {
    const document = parseDocument(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
      lineCounter,
    })
    const [error] = document.errors
    if (error !== undefined) return notValid(lineOf(lineCounter.linePos(error.pos[0]).line))
    return readable(makeStorable(plainOf(document.contents, path, { log, depth: 0 }), path, log))
  } catch {
    return notValid(lineOf(1))
  }
}

/** What is not YAML, by its line. */
export function notValid(line: number) {
  return unreadable(problem(`/line/${line}`, 'yaml.not-valid', { line }))
}

/** @throws RangeError beyond the depth */
function plainOf(
  node: unknown,
  path: string,
  { log, depth }: { readonly log: ProblemLog; readonly depth: number },
): unknown {
  if (depth > depthLimit) throw new RangeError('nested too deep')
  const within = { log, depth: depth + 1 }
  // A name with nothing behind it holds nothing; an empty text is written in quotes.
  if (isScalar(node)) return node.type === 'PLAIN' && node.value === '' ? null : node.value
  if (isSeq(node)) return node.items.map((item, index) => plainOf(item, `${path}/${index}`, within))
  if (isAlias(node)) log.add(path, 'yaml.alias-not-read')
  if (!isMap(node)) return null
  const fields = new Map<string, unknown>()
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : ''
    const at = `${path}/${pointerStep(name)}`
    if (fields.has(name)) log.add(at, 'json.name-twice')
    fields.set(name, plainOf(value, at, within))
  }
  // fromEntries defines own properties, so that a name `__proto__` stays a plain name.
  return Object.fromEntries(fields)
}
