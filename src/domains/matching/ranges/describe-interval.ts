import type { Interval } from '#versions/ranges/index.ts'

/** A stretch in words: `>= 2.0, < 2.17.1`. */
export function describeInterval(interval: Interval): string {
  const { loText, hiText, loIncluded, hiIncluded } = interval
  if (loText !== null && loText === hiText) return `= ${loText}`
  const lower = loText === null ? [] : [`${loIncluded ? '>=' : '>'} ${loText}`]
  const upper = hiText === null ? [] : [`${hiIncluded ? '<=' : '<'} ${hiText}`]
  const bounds = [...lower, ...upper]
  return bounds.length === 0 ? '*' : bounds.join(', ')
}
