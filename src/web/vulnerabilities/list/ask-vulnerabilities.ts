import { listVulnerabilities } from '#contract/matching/findings.ts'
import { callServer } from '../../api/client.ts'
import { askPages } from '../../api/query.ts'
import type { ShownTeam } from '../teams/use-teams.ts'
import type { ListSearch } from './list-search.ts'
import { queryOf } from './query-of.ts'

/** Rows of the first page, and of those that load by themselves while somebody scrolls. */
const pages = { first: 50, next: 200 }

/** The worklist page by page. */
export function askVulnerabilities(search: ListSearch, team: ShownTeam) {
  const query = queryOf(search, team)
  return askPages(listVulnerabilities, { query }, (cursor) =>
    callServer(listVulnerabilities, {
      query: { ...query, ...(cursor === undefined ? { limit: pages.first } : { limit: pages.next, cursor }) },
    }),
  )
}
