import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { isObject } from '../json/node.ts'
import { pointerStep } from '../json/pointer.ts'
import type { ProblemLog } from '../problem-log.ts'
import { lineTooDeep } from './open-brackets.ts'
import { notValid, readYamlPiece } from './read-piece.ts'
import { type YamlPieceLines, yamlPieces } from './yaml-pieces.ts'

/**
 * Reads a large document in YAML as `readYamlRoot` does, some lines at a time: what the library needs for its work is
 * needed for one piece only. Null where the document is not written so that it can be divided.
 */
export function readYamlInPieces(bytes: Buffer, log: ProblemLog): Parsed<unknown> | null {
  const pieces = yamlPieces(bytes)
  if (pieces === null) return null
  const fields = new Map<string, unknown>()
  let members = new Map<string, unknown>()
  for (const piece of pieces) {
    const path = piece.field === null ? '' : `/${piece.field}`
    const read = readPiece(bytes, piece, { path, log })
    if (!read.ok) return read
    if (piece.field !== null && piece.opensField) {
      members = new Map()
      setAll(fields, [[piece.field, members]], { path: '', log })
    }
    setAll(piece.field === null ? fields : members, Object.entries(read.value), { path, log })
  }
  for (const [name, value] of fields) if (value instanceof Map) fields.set(name, Object.fromEntries(value))
  // fromEntries defines own properties, so that a name `__proto__` stays a plain name.
  return readable(Object.fromEntries(fields))
}

interface Place {
  readonly path: string
  readonly log: ProblemLog
}

function readPiece(
  bytes: Buffer,
  { start, end, line }: YamlPieceLines,
  { path, log }: Place,
): Parsed<Readonly<Record<string, unknown>>> {
  const text = bytes.toString('utf8', start, end)
  const lineOf = (within: number) => line - 1 + within
  const deep = lineTooDeep(text)
  if (deep !== null) return notValid(lineOf(deep))
  const read = readYamlPiece(text, { path, lineOf, log })
  if (!read.ok) return read
  return isObject(read.value) ? readable(read.value) : notValid(line)
}

/** The last of a name counts. */
function setAll(
  into: Map<string, unknown>,
  found: readonly (readonly [name: string, value: unknown])[],
  { path, log }: Place,
): void {
  for (const [name, value] of found) {
    if (into.has(name)) log.add(`${path}/${pointerStep(name)}`, 'json.name-twice')
    into.set(name, value)
  }
}
