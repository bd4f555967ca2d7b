/** One part of a licence as a graph holds it; `Key` is whatever leads to further parts. */
export type LicencePart<Key> =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'all' | 'any'; readonly members: readonly Key[] }
  | { readonly kind: 'or-later'; readonly licence: Key }
  | { readonly kind: 'with'; readonly licence: Key; readonly addition: Key }

/** Sets may share members, so that a small graph can stand for an endless expression. */
const mostParts = 1000

/**
 * Writes the parts of a licence as one SPDX expression (SPDX 2.3 annex D); sets within sets are in brackets.
 * @param partOf what a key stands for; null where that is not known
 * @returns null where a part is not known, goes round in a circle, or there are too many
 */
export function expressionOf<Key>(key: Key, partOf: (key: Key) => LicencePart<Key> | null): string | null {
  let count = 0
  return write(key, false)

  function write(at: Key, isWithin: boolean): string | null {
    const part = ++count > mostParts ? null : partOf(at)
    if (part === null) return null
    switch (part.kind) {
      case 'text':
        return part.text
      case 'or-later':
        return together([write(part.licence, true)], (texts) => `${texts.join('')}+`)
      case 'with':
        return together([write(part.licence, true), write(part.addition, true)], (texts) =>
          texts.join(' WITH '),
        )
      case 'all':
      case 'any': {
        const word = part.kind === 'all' ? ' AND ' : ' OR '
        const isInBrackets = isWithin && part.members.length > 1
        const members = part.members.map((member) => write(member, true))
        return together(members, (texts) => (isInBrackets ? `(${texts.join(word)})` : texts.join(word)))
      }
    }
  }
}

function together(
  texts: readonly (string | null)[],
  join: (texts: readonly string[]) => string,
): string | null {
  const known = texts.filter((text) => text !== null)
  return known.length === texts.length && known.length > 0 ? join(known) : null
}
