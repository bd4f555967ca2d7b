/** A name in the bytes: from its opening to after its closing quote. */
export interface NamePlace {
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
  isSeen(mark: number, name: NamePlace): boolean
}

/** Up to here names are compared one by one, which needs no memory of its own; beyond, by a set. */
const fewNames = 16

const opening: NamePlace = { start: 0, end: 0, hash: 0, hasEscape: false }

/** Names are kept as places in the bytes; only large objects and names with escapes make texts. */
export function seenNames(bytes: Buffer): SeenNames {
  const names: NamePlace[] = []
  const sets = new Map<number, Set<string>>()

  function readName({ start, end, hasEscape }: NamePlace): string {
    if (hasEscape) return String(JSON.parse(bytes.toString('utf8', start, end)))
    return bytes.toString('utf8', start + 1, end - 1)
  }

  function isSeenInSet(mark: number, name: NamePlace): boolean {
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
        const other = names[i]
        if (other?.hash === name.hash && readName(other) === readName(name)) return true
      }
      names.push(name)
      return false
    },
  }
}
