import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type ProblemLog, problemLog } from '../problem-log.ts'
import { isObject, type JsonNode, pathTo, readNode } from './node.ts'
import { pointerStep } from './pointer.ts'
import { type JsonMembers, splitJson } from './read-json.ts'

/** A whole document as one object, to be read by the functions of `node.ts`; its log holds what was odd so far. */
export function readJsonRoot(bytes: Uint8Array): Parsed<JsonNode> {
  const json = splitJson(bytes, [])
  return json.ok ? rootOf(json.value.value, json.value.log) : json
}

/** What a document in JSON, or in a language like it, holds, if that is an object. */
export function rootOf(value: unknown, log: ProblemLog = problemLog()): Parsed<JsonNode> {
  if (!isObject(value)) return unreadable(problem('', 'json.wrong-kind', { expected: 'object' }))
  return readable({ value, path: '', log })
}

/** The objects of a document that is an array of them, or is one of them; entries of another kind are warnings. */
export function topNodes(value: unknown, log: ProblemLog): readonly JsonNode[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value]
  return entries.flatMap((one, index) => {
    const path = Array.isArray(value) ? `/${index}` : ''
    if (isObject(one)) return [{ value: one, path, log }]
    log.add(path, 'json.wrong-kind', { expected: 'object' })
    return []
  })
}

/** The fields of an object whose names come from outside, each an object; others are warnings. */
export function readNamedNodes(
  node: JsonNode,
  name: string,
): readonly (readonly [name: string, node: JsonNode])[] {
  const map = readNode(node, name)
  return map === null ? [] : namedNodesOf(map)
}

/** As `readNamedNodes`, of the object itself. A name with nothing behind it is an object without fields. */
export function namedNodesOf(map: JsonNode): readonly (readonly [name: string, node: JsonNode])[] {
  return Object.keys(map.value).flatMap((key) => {
    const value = map.value[key] || {}
    const path = `${map.path}/${pointerStep(key)}`
    if (isObject(value)) return [[key, { value, path, log: map.log }] as const]
    map.log.add(path, 'json.wrong-kind', { expected: 'object' })
    return []
  })
}

/** As `namedNodesOf`, of an object whose members are read one by one. */
export function* memberNodes(
  members: JsonMembers,
  path: string,
  log: ProblemLog,
): Generator<readonly [name: string, node: JsonNode]> {
  for (const [key, found] of members.entries()) {
    const value = found || {}
    // Joined, a path is one text; added up it would keep its parts.
    const place = [path, pointerStep(key)].join('/')
    if (isObject(value)) yield [key, { value, path: place, log }]
    else log.add(place, 'json.wrong-kind', { expected: 'object' })
  }
}

/** The fields of an object that are texts; null and absent is none, other kinds are passed over. */
export function readNamedTexts(node: JsonNode, name: string): readonly (readonly [string, string])[] {
  const value = Object.hasOwn(node.value, name) ? node.value[name] : undefined
  if (!isObject(value)) {
    if (value !== undefined && value !== null && value !== '')
      node.log.add(pathTo(node, name), 'json.wrong-kind', { expected: 'object' })
    return []
  }
  return Object.entries(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : []))
}
