/** A name in the text: from its opening to after its closing quote. */
interface Name {
  readonly start: number
  readonly end: number
  readonly hash: number
  readonly hasEscape: boolean
}

/** The names seen so far in the objects that are open, to notice one given twice. */
export interface SeenNames {
  /** @returns a mark to pass on for this object */
  open(): number
  close(mark: number): void
  /** Notes the name and tells whether this object had it already. */
  isSeen(mark: number, name: Name): boolean
}

/** Up to here names are compared one by one, which needs no memory of its own; beyond, by a set. */
const fewNames = 16

const opening: Name = { start: 0, end: 0, hash: 0, hasEscape: false }

/** Names are kept as places in the text; only large objects and names with escapes make strings. */
export function seenNames(text: string): SeenNames {
  const names: Name[] = []
  const sets = new Map<number, Set<string>>()

  function readName(name: Name): string {
    const quoted = text.slice(name.start, name.end)
    return name.hasEscape ? String(JSON.parse(quoted)) : quoted.slice(1, -1)
  }

  function isSeenInSet(mark: number, name: Name): boolean {
    const known = sets.get(mark) ?? new Set(names.slice(mark).map(readName))
    sets.set(mark, known)
    const size = known.size
    return known.add(readName(name)).size === size
  }

  return {
    // The object itself takes a place, so that an object within it never has the same mark.
    open: () => names.push(opening),
    close(mark) {
      names.length = mark - 1
      if (sets.size > 0) sets.delete(mark)
    },
    isSeen(mark, name) {
      const isLarge = names.length - mark >= fewNames || name.hasEscape || (sets.size > 0 && sets.has(mark))
      if (isLarge) return isSeenInSet(mark, name)
      for (let i = mark; i < names.length; i++) {
        if (names[i]?.hash === name.hash && readName(names[i] ?? name) === readName(name)) return true
      }
      names.push(name)
      return false
    },
  }
}
