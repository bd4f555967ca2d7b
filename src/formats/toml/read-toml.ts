import { parse, TomlError } from 'smol-toml'
import { type Parsed, problem, unreadable } from '#kernel/parsed/parsed.ts'
import type { JsonNode } from '../json/node.ts'
import { jsonLimits } from '../json/read-json.ts'
import { rootOf } from '../json/root.ts'
import { makeStorable } from '../json/storable.ts'
import { problemLog } from '../problem-log.ts'
import { decodeText } from '../text/decode-text.ts'

const depthLimit = 100

/**
 * Reads a document in TOML as one object, to be read like one of JSON; its places are JSON pointers. What is not TOML
 * is a problem with line and column.
 */
export function readTomlRoot(bytes: Uint8Array): Parsed<JsonNode> {
  const limit = jsonLimits.bytes
  if (bytes.length > limit) return unreadable(problem('', 'json.too-large', { bytes: bytes.length, limit }))
  const text = decodeText(bytes)
  if (!text.ok) return text
  const log = problemLog()
  try {
    const value = parse(text.value, { maxDepth: depthLimit, integersAsBigInt: 'asNeeded' })
    return rootOf(text.value.includes('\\') ? makeStorable(value, '', log) : value, log)
  } catch (error) {
    const { line, column } = error instanceof TomlError ? error : { line: 1, column: 1 }
    return unreadable(problem(`/line/${line}`, 'toml.not-valid', { line, column }))
  }
}
