import { parseCvss } from '#formats/cvss/index.ts'
import type { VectorRule } from './rule-set.ts'

/** Values that a CVSS vector suggests; a point that is absent stays open. */
export type Suggestions = { readonly [Point in VectorRule['point']]?: readonly string[] }

export type Suggest = (vector: string) => Suggestions

/** What the rules read from vectors, each vector once: they are few and met often. */
export function createSuggest(rules: readonly VectorRule[]): Suggest {
  const known = new Map<string, Suggestions>()
  return (vector) => {
    const found = known.get(vector) ?? readSuggestions(rules, vector)
    known.set(vector, found)
    return found
  }
}

function readSuggestions(rules: readonly VectorRule[], vector: string): Suggestions {
  const read = parseCvss(vector)
  if (!read.ok) return {}
  const major = Number(read.value.version.slice(0, 1))
  const metrics = new Map(read.value.metrics.map(({ id, value }) => [id, value]))
  const applies = ({ cvss, when }: VectorRule) =>
    cvss === major &&
    Object.entries(when).every(([metric, values]) => values.includes(metrics.get(metric) ?? ''))
  const applying = rules.filter(applies)
  // The first rule of a point counts, so it is entered last.
  return Object.fromEntries(applying.toReversed().map(({ point, values }) => [point, values]))
}
