import type { Party } from '#contract/matching/parties.ts'

/** The part of the structure as lists are narrowed by it in their addresses; both lists use the same names. */
export function narrowedTo({ kind, id }: Pick<Party, 'kind' | 'id'>) {
  return {
    ...(kind === 'organisation' && { organisation: id }),
    ...(kind === 'division' && { division: id }),
    ...(kind === 'team' && { team: id }),
  }
}
