import type { Fields } from '../drafts/draft-store.ts'
import { sameField } from '../drafts/restore-fields.ts'

/** How one field stands when two people changed the same record. */
export interface FieldMerge {
  readonly name: string
  /** `both` must be decided; the other two settle themselves. */
  readonly changedBy: 'theirs' | 'mine' | 'both'
}

interface Sides<T extends Fields> {
  /** What both began with. */
  readonly base: T
  readonly theirs: T
  readonly mine: T
}

/** The fields that differ, in the form's order, and who changed them. Equal changes are no difference. */
export function compareSides<T extends Fields>({ base, theirs, mine }: Sides<T>): readonly FieldMerge[] {
  return Object.keys(mine)
    .filter((name) => !sameField(theirs[name], mine[name]))
    .map((name) => ({ name, changedBy: whoChanged(base[name], theirs[name], mine[name]) }))
}

function whoChanged(
  ...[base, theirs, mine]: readonly (Fields[string] | undefined)[]
): FieldMerge['changedBy'] {
  if (sameField(base, mine)) return 'theirs'
  return sameField(base, theirs) ? 'mine' : 'both'
}

/** Their record with what only I changed, and with what I chose where both did. */
export function mergeSides<T extends Fields>(sides: Sides<T>, chosen: Fields): T {
  const taken = compareSides(sides).flatMap(({ name, changedBy }) => {
    const value = changedBy === 'mine' ? sides.mine[name] : chosen[name]
    return changedBy === 'theirs' || value === undefined ? [] : [[name, value] as const]
  })
  return { ...sides.theirs, ...Object.fromEntries(taken) }
}
