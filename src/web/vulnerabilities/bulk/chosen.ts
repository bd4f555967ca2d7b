import type { BatchSelection } from '#contract/matching/assessment-batches.ts'
import { type ListSearch, narrowedOf } from '../list/list-search.ts'

/** Which vulnerabilities are chosen: some rows, or all that match what the list is narrowed to. */
export type Chosen =
  | { readonly all: false; readonly keys: ReadonlySet<string> }
  | { readonly all: true; readonly keys: ReadonlySet<string>; readonly search: ListSearch }

export const nothingChosen: Chosen = { all: false, keys: new Set() }

/** The choice in the words of the contract. */
export function selectionOf(chosen: Chosen): BatchSelection {
  if (!chosen.all) return { vulnerabilityIds: [...chosen.keys].sort() }
  const { state = 'open', q } = chosen.search
  return { state, ...(q !== undefined && { q }), ...narrowedOf(chosen.search) }
}

/** Choosing rows one by one after all were chosen takes only those. */
export function chooseKeys(keys: ReadonlySet<string>): Chosen {
  return { all: false, keys }
}
