import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { hasField, type JsonNode, pathTo, readText } from '../json/node.ts'
import type { LifeEnd } from './product-life.ts'

const identifierLimit = 2048

/** A day, or null with a warning where it is none. */
export function readDate(node: JsonNode, field: string): string | null {
  const text = readText(node, field)
  if (text === null) return null
  try {
    return Temporal.PlainDate.from(text).toString()
  } catch {
    node.log.add(pathTo(node, field), 'feed.date-not-valid', { date: text.slice(0, 40) })
    return null
  }
}

/** An end that is a day, or a word of whether it has come. */
export function readEnd(node: JsonNode, field: string): LifeEnd {
  const value = hasField(node, field) ? node.value[field] : null
  if (value === 'true' || value === 'false') return { on: null, isOver: value === 'true' }
  return { on: readDate(node, field), isOver: null }
}

/** What products go by, of two kinds. */
export interface Identifiers {
  readonly purls: readonly string[]
  readonly cpes: readonly string[]
}

/** Names of the kinds that we know; a package URL that is none is told. */
export function readIdentifiers(
  given: readonly { readonly node: JsonNode; readonly kind: string; readonly field: string }[],
): Identifiers {
  const purls = new Set<string>()
  const cpes = new Set<string>()
  for (const { node, kind, field } of given) {
    const text = readText(node, field, identifierLimit)
    if (text === null) continue
    if (kind === 'cpe') cpes.add(text)
    else if (kind === 'purl' && parsePurl(text).ok) purls.add(text)
    else if (kind === 'purl')
      node.log.add(pathTo(node, field), 'csaf.purl-not-valid', { purl: text.slice(0, 200) })
  }
  return { purls: [...purls], cpes: [...cpes] }
}
