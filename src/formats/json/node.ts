import type { ProblemLog } from '../problem-log.ts'
import type { JsonEntries } from './read-json.ts'

/** A JSON object nobody vouches for, with its place in the document. Fields are asked for by the functions below. */
export interface JsonNode {
  readonly value: Readonly<Record<string, unknown>>
  /** JSON pointer of the object. */
  readonly path: string
  readonly log: ProblemLog
  /** Places that are better than a pointer, for objects made of another language than JSON. */
  readonly places?: WeakMap<object, string> | undefined
}

/** Texts longer than this are not taken over unless the caller says so; an index entry must hold a name. */
export const textLimit = 512

/** Whether a parsed JSON value is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The JSON pointer of a field whose name the reader knows; names from outside go through `pointerStep`. */
export function pathTo(node: JsonNode, name: string): string {
  return `${node.path}/${name}`
}

/** A field's value; absent and `null` are both undefined. Never reaches into the prototype. */
function fieldOf(node: JsonNode, name: string): unknown {
  return Object.hasOwn(node.value, name) ? (node.value[name] ?? undefined) : undefined
}

/** Whether a field is there and says something: neither null nor an empty text. */
export function hasField(node: JsonNode, name: string): boolean {
  const value = fieldOf(node, name)
  return value !== undefined && value !== ''
}

/** Notes that a field is not of the expected kind. */
function noteKind(node: JsonNode, name: string, expected: string): null {
  node.log.add(pathTo(node, name), 'json.wrong-kind', { expected })
  return null
}

/**
 * A text field. Absent, null and empty are null; another kind is a warning and null; a text beyond the limit (in
 * characters) is a warning and null, because a cut text would be another text.
 */
export function readText(node: JsonNode, name: string, limit: number = textLimit): string | null {
  const value = fieldOf(node, name)
  if (value === undefined || value === '') return null
  if (typeof value !== 'string') return noteKind(node, name, 'text')
  if (value.length <= limit) return value
  node.log.add(pathTo(node, name), 'json.text-too-long', { length: value.length, limit })
  return null
}

/**
 * As `readText`, and a missing field is a problem of the entry: `json.field-missing`. An empty text is not: tools
 * write it for what they do not know, and nothing is lost with it.
 */
export function requireText(node: JsonNode, name: string, limit: number = textLimit): string | null {
  if (fieldOf(node, name) === undefined) node.log.add(node.path, 'json.field-missing', { field: name })
  return readText(node, name, limit)
}

/** A whole number, or null with a warning. */
export function readInteger(node: JsonNode, name: string): number | null {
  const value = fieldOf(node, name)
  if (value === undefined) return null
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : noteKind(node, name, 'integer')
}

/** A number, or null with a warning. */
export function readNumber(node: JsonNode, name: string): number | null {
  const value = fieldOf(node, name)
  if (value === undefined) return null
  return typeof value === 'number' && Number.isFinite(value) ? value : noteKind(node, name, 'number')
}

/** `true` or `false`, or null with a warning. */
export function readBoolean(node: JsonNode, name: string): boolean | null {
  const value = fieldOf(node, name)
  if (value === undefined) return null
  return typeof value === 'boolean' ? value : noteKind(node, name, 'boolean')
}

/** As most sources write a time, and as we would: in UTC, a day that every month has, no zero at the end. */
const plainTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{0,8}[1-9])?Z$/

/**
 * A moment as RFC 3339 in UTC (`2026-11-22T10:00:00Z`). One that cannot be read, or without an offset and so
 * unknown by up to a day, is a warning and null.
 */
export function readTime(node: JsonNode, name: string): string | null {
  const text = readText(node, name)
  if (text === null || (plainTime.test(text) && !Number.isNaN(Date.parse(text)))) return text
  try {
    return Temporal.Instant.from(text).toString()
  } catch {
    node.log.add(pathTo(node, name), 'json.time-not-valid', { time: text.slice(0, 40) })
    return null
  }
}

/** An object field as a node, or null with a warning where it is of another kind. */
export function readNode(node: JsonNode, name: string): JsonNode | null {
  const value = fieldOf(node, name)
  if (value === undefined) return null
  if (!isObject(value)) return noteKind(node, name, 'object')
  return within(node, value, pathTo(node, name))
}

/** An object within another, at its own place where one is known. */
function within(
  { log, places }: JsonNode,
  value: Readonly<Record<string, unknown>>,
  pointer: string,
): JsonNode {
  return places === undefined
    ? { value, path: pointer, log }
    : { value, path: places.get(value) ?? pointer, log, places }
}

/** The entries of an array field as they are; absent is empty, another kind is a warning and empty. */
export function readArray(node: JsonNode, name: string): readonly unknown[] {
  const value = fieldOf(node, name)
  if (value === undefined) return []
  if (Array.isArray(value)) return value
  noteKind(node, name, 'array')
  return []
}

/** One array for all empty lists: there are several per component, and components come by the hundred thousand. */
const none: readonly never[] = Object.freeze([])

/**
 * What `read` makes of each object of an array field, one or several; null is left out (`read` tells why). Entries that are no objects
 * are warnings.
 */
export function readList<T>(
  node: JsonNode,
  name: string,
  read: (entry: JsonNode) => T | readonly T[] | null,
): readonly T[] {
  if (!hasField(node, name)) return none
  const list = readNodes(node, name).flatMap<T>((entry) => read(entry) ?? [])
  return list.length === 0 ? none : list
}

/** The objects of an array field; entries of another kind are warnings, each with its place. */
export function readNodes(node: JsonNode, name: string): readonly JsonNode[] {
  const path = pathTo(node, name)
  return readArray(node, name).flatMap((value, index) => {
    if (isObject(value)) return [within(node, value, `${path}/${index}`)]
    node.log.add(`${path}/${index}`, 'json.wrong-kind', { expected: 'object' })
    return []
  })
}

/** The objects of an array that is read entry by entry, each parsed when its turn comes; as `readNodes` otherwise. */
export function entryNodes(
  root: JsonNode,
  name: string,
  arrays: ReadonlyMap<string, JsonEntries>,
): Iterable<JsonNode> {
  const entries = arrays.get(name)
  return entries === undefined ? readNodes(root, name) : nodesOf(entries, pathTo(root, name), root.log)
}

function* nodesOf(entries: JsonEntries, path: string, log: ProblemLog): Generator<JsonNode> {
  let index = 0
  for (const value of entries.values()) {
    // Joined, a path is one text; added up it would keep its parts, and there may be half a million.
    if (isObject(value)) yield { value, path: [path, index].join('/'), log }
    else log.add(`${path}/${index}`, 'json.wrong-kind', { expected: 'object' })
    index++
  }
}

/** The texts of an array field; entries of another kind or beyond the limit are warnings, empty ones are left out. */
export function readTexts(node: JsonNode, name: string, limit: number = textLimit): readonly string[] {
  const path = pathTo(node, name)
  return readArray(node, name).filter((value, index): value is string => {
    if (typeof value !== 'string') node.log.add(`${path}/${index}`, 'json.wrong-kind', { expected: 'text' })
    else if (value.length > limit) {
      node.log.add(`${path}/${index}`, 'json.text-too-long', { length: value.length, limit })
    } else return value !== ''
    return false
  })
}
