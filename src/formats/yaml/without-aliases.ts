import { pointerStep } from '../json/pointer.ts'
import type { ProblemLog } from '../problem-log.ts'

/**
 * A value in which a parser let aliases stand for what they name, with null in their place, each told as
 * `yaml.alias-not-read`. Twenty-five lines of aliases make a tree of millions; the first of each is kept.
 */
export function withoutAliases(value: unknown, log: ProblemLog): unknown {
  const seen = new Set<object>()
  const walk = (at: unknown, path: string): unknown => {
    if (typeof at !== 'object' || at === null) return at
    if (seen.has(at)) {
      log.add(path, 'yaml.alias-not-read')
      return null
    }
    seen.add(at)
    if (Array.isArray(at)) return at.map((entry, index) => walk(entry, `${path}/${index}`))
    // fromEntries defines own properties, so that a name `__proto__` stays a plain name.
    return Object.fromEntries(
      Object.entries(at).map(([name, entry]) => [name, walk(entry, `${path}/${pointerStep(name)}`)]),
    )
  }
  return walk(value, '')
}
