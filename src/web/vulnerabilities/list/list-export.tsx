import { listVulnerabilities } from '#contract/matching/findings.ts'
import { ExportMenu } from '../../exports/export-menu.tsx'
import { useFilterWords } from '../../exports/filter-words.ts'
import type { ShownTeam } from '../teams/use-teams.ts'
import { type ListSearch, pillsOf } from './list-search.ts'
import { queryOf } from './query-of.ts'
import { useFilterFields } from './use-filter-fields.ts'

interface Props {
  readonly search: ListSearch
  readonly team: ShownTeam
}

/** Takes the worklist along as it is narrowed. */
export function ListExport({ search, team }: Props) {
  const value = pillsOf(search, team === 'pending' ? undefined : team)
  const about = useFilterWords({ fields: useFilterFields(), value, q: search.q })
  return <ExportMenu of={listVulnerabilities} input={{ query: queryOf(search, team) }} about={about} />
}
