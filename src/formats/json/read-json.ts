import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { placeOf } from './place.ts'
import { type Fault, scanJson } from './scan-json.ts'
import { makeStorable } from './storable.ts'

/** How much a document may ask of us: nesting in levels, size in bytes of UTF-8. */
export interface JsonLimits {
  readonly depth: number
  readonly bytes: number
}

export const jsonLimits: JsonLimits = { depth: 200, bytes: 64 * 1024 * 1024 }

/**
 * Reads a JSON document nobody vouches for. Names given twice (the last one counts, as `JSON.parse` does), numbers
 * that become infinite and text that cannot be stored are warnings with a JSON pointer; anything that is not JSON
 * is a problem with line, column and byte.
 */
export function readJson(text: string, limits: JsonLimits = jsonLimits): Parsed<unknown> {
  const bytes = Buffer.byteLength(text)
  if (bytes > limits.bytes) {
    return unreadable(problem('', 'json.too-large', { bytes, limit: limits.bytes }))
  }
  const json = text.startsWith('\ufeff') ? text.slice(1) : text
  const { fault, log, hasDoubtfulEscape } = scanJson(json, limits.depth)
  if (fault !== null) return unreadable(atItsPlace(text, json, fault))
  const parsed: unknown = JSON.parse(json)
  const isDoubtful = hasDoubtfulEscape || !json.isWellFormed()
  const value = isDoubtful ? makeStorable(parsed, '', log) : parsed
  return readable(value, log.list())
}

function atItsPlace(text: string, json: string, fault: Fault) {
  const mark = text.length - json.length
  const place = placeOf(json, fault.at)
  return problem(`/line/${place.line}`, fault.code, {
    ...fault.facts,
    ...place,
    byte: Number(place.byte) + mark * 3,
  })
}
