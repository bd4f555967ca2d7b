import type { Overviewed } from '../use-overview.ts'
import { useExploitedNeeds } from './exploited-needs.tsx'
import { useItemNeeds } from './item-needs.tsx'
import { useJobNeeds } from './job-needs.tsx'
import type { Need } from './need.ts'

/**
 * What needs the reader now and nobody else will do; undefined until all of it is known. What goes on every day,
 * the worklists and notices, stands beside it and is not counted: a number that never falls is read by nobody.
 */
export function useNeeds({ overview }: Overviewed): readonly Need[] | undefined {
  const seen = overview.isPending ? undefined : (overview.data ?? null)
  const parts = [useExploitedNeeds(), useJobNeeds(), useItemNeeds(seen)]
  const known = parts.filter((part) => part !== undefined)
  return known.length < parts.length ? undefined : known.flat()
}
