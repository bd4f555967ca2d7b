import { type Parsed, problem, unreadable } from '#kernel/parsed/parsed.ts'
import type { JsonNode } from '../json/node.ts'
import { rootOf } from '../json/root.ts'
import { problemLog } from '../problem-log.ts'
import { decodeText, utf8Of } from '../text/decode-text.ts'
import { lineTooDeep } from './open-brackets.ts'
import { readYamlInPieces } from './read-in-pieces.ts'
import { notValid, readYamlPiece } from './read-piece.ts'

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
