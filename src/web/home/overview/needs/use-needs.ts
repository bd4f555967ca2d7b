import type { Overviewed } from '../use-overview.ts'
import { useItemNeeds } from './item-needs.tsx'
import { useJobNeeds } from './job-needs.tsx'
import type { Need } from './need.ts'
import { useNoticeNeeds } from './notice-needs.tsx'
import { useOvertakenNeeds } from './overtaken-needs.tsx'
import { useTeamNeeds } from './team-needs.tsx'

/** Everything that needs the reader now; undefined until all of it is known. */
export function useNeeds({ overview }: Overviewed): readonly Need[] | undefined {
  const seen = overview.isPending ? undefined : (overview.data ?? null)
  const parts = [
    useTeamNeeds(seen?.teams ?? []),
    useOvertakenNeeds(seen?.teams ?? []),
    useJobNeeds(),
    useItemNeeds(seen),
    useNoticeNeeds(),
  ]
  const known = parts.filter((part) => part !== undefined)
  return known.length < parts.length ? undefined : known.flat()
}
