import { useItemNeeds } from './item-needs.tsx'
import { useJobNeeds } from './job-needs.tsx'
import type { Need } from './need.ts'
import { useNoticeNeeds } from './notice-needs.tsx'
import { useTeamNeeds } from './team-needs.tsx'

/** Everything that needs the reader now; undefined until all of it is known. */
export function useNeeds(): readonly Need[] | undefined {
  const parts = [useTeamNeeds(), useJobNeeds(), useItemNeeds(), useNoticeNeeds()]
  const known = parts.filter((part) => part !== undefined)
  return known.length < parts.length ? undefined : known.flat()
}
