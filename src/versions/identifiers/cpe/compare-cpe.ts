import {
  anyValue,
  type CpeName,
  cpeAttributes,
  hasWildcard,
  notApplicable,
  type Sign,
  signsOf,
} from './cpe-name.ts'

/** How a source value or name stands to a target (NISTIR 7696 §6.1): `superset`: whatever the target is, the source is. */
export type CpeRelation = 'equal' | 'subset' | 'superset' | 'disjoint' | 'undefined'

/** NISTIR 7696, table 6-2. */
export function compareCpeValue(source: string, target: string): CpeRelation {
  if (source === target) return hasWildcard(source) ? 'undefined' : 'equal'
  if (hasWildcard(target)) return 'undefined'
  if (source === anyValue) return 'superset'
  if (target === anyValue) return 'subset'
  if (source === notApplicable || target === notApplicable) return 'disjoint'
  return hasWildcard(source) && isMatch(signsOf(source), signsOf(target)) ? 'superset' : 'disjoint'
}

/** NISTIR 7696, table 6-4: of whole names. */
export function compareCpe(source: CpeName, target: CpeName): CpeRelation {
  const relations = new Set(
    cpeAttributes.map((attribute) => compareCpeValue(source[attribute], target[attribute])),
  )
  if (relations.has('disjoint')) return 'disjoint'
  if (relations.has('undefined')) return 'undefined'
  if (relations.has('subset')) return relations.has('superset') ? 'undefined' : 'subset'
  return relations.has('superset') ? 'superset' : 'equal'
}

/**
 * Whether a text is what a pattern says: `*` any run of signs, `?` one sign or, at an end, none (NISTIR 7695 §5.3.2).
 * Goes back to the last `*` only, so that the time is at most pattern × text.
 */
function isMatch(pattern: readonly Sign[], text: readonly Sign[]): boolean {
  let [at, position, star, resume] = [0, 0, -1, 0]
  while (position < text.length) {
    const sign = pattern[at]
    if (sign !== undefined && isWild(sign, '*')) {
      star = at++
      resume = position
    } else if (sign !== undefined && (isWild(sign, '?') || sign.text === text[position]?.text)) {
      at++
      position++
    } else if (star >= 0) {
      at = star + 1
      position = ++resume
    } else return false
  }
  return pattern.slice(at).every((sign) => !sign.isLiteral && /[*?]/.test(sign.text))
}

function isWild({ text, isLiteral }: Sign, wildcard: string): boolean {
  return !isLiteral && text === wildcard
}
