import type { Problem } from '#kernel/errors/app-error.ts'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import type { JsonNode } from '../json/node.ts'
import { rootOf } from '../json/root.ts'
import { problemLog } from '../problem-log.ts'
import { decodeText, utf8Of } from '../text/decode-text.ts'
import { lineTooDeep } from './open-brackets.ts'
import { readYamlInPieces } from './read-in-pieces.ts'
import { notValid, readYamlPiece } from './read-piece.ts'
import { yamlDocuments } from './yaml-documents.ts'

/** Of what is parsed at one time: while it works, the library needs some sixty times as much memory. */
export const yamlBytesLimit = 16 * 1024 * 1024

/** Of what is parsed some lines at a time; what it says is one tree in memory. */
const dividedBytesLimit = 64 * 1024 * 1024

/** Smaller ones are parsed at once. */
const dividedFrom = 1024 * 1024

/**
 * Reads a document in YAML as one object, to be read like one of JSON; its places are JSON pointers. Every scalar is
 * a text: `1.10` is a version, `no` a word. Aliases are not followed. What is not YAML is a problem with its line.
 */
export function readYamlRoot(bytes: Uint8Array): Parsed<JsonNode> {
  if (bytes.length <= dividedFrom) return readAtOnce(bytes)
  if (bytes.length > dividedBytesLimit) return yamlTooLarge(bytes.length, dividedBytesLimit)
  const utf8 = utf8Of(bytes)
  if (!utf8.ok) return utf8
  const log = problemLog()
  const read = readYamlInPieces(utf8.value, log)
  if (read?.ok === true) return rootOf(read.value, log)
  if (bytes.length <= yamlBytesLimit) return readAtOnce(bytes)
  return read ?? yamlTooLarge(bytes.length)
}

/**
 * As `readYamlRoot`, of a file that may hold several documents one after the other (YAML 1.2 §9.2): each that holds
 * something, in their order. Places in a document begin with its number (`/1/packages`) where there are several.
 */
export function readYamlRoots(bytes: Uint8Array): Parsed<readonly JsonNode[]> {
  const utf8 = utf8Of(bytes)
  if (!utf8.ok) return utf8
  const parts = yamlDocuments(utf8.value)
  const [only] = parts
  if (only === undefined || parts.length === 1) {
    const root = readYamlRoot(utf8.value)
    return root.ok ? readable([root.value]) : root
  }
  const roots: JsonNode[] = []
  for (const [index, { bytes: part, linesBefore }] of parts.entries()) {
    const root = readYamlRoot(part)
    if (!root.ok) return unreadable(...root.problems.map((found) => furtherDown(found, linesBefore)))
    roots.push({ ...root.value, path: `/${index}` })
  }
  return readable(roots)
}

/** A problem of one document as one of the whole file. */
function furtherDown(found: Problem, linesBefore: number): Problem {
  const line = found.facts?.line
  if (typeof line !== 'number') return found
  const whole = line + linesBefore
  return problem(`/line/${whole}`, found.code, { ...found.facts, line: whole })
}

function readAtOnce(bytes: Uint8Array): Parsed<JsonNode> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const deep = lineTooDeep(text.value)
  if (deep !== null) return notValid(deep)
  const log = problemLog()
  const read = readYamlPiece(text.value, { path: '', lineOf: (line) => line, log })
  return read.ok ? rootOf(read.value, log) : read
}

export function yamlTooLarge(bytes: number, limit: number = yamlBytesLimit) {
  return unreadable(problem('', 'json.too-large', { bytes, limit }))
}
