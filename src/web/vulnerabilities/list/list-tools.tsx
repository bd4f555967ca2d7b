import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLens } from '../../strands/use-lens.ts'
import { FilterPills } from '../../ui/filters/filter-pills.tsx'
import { ListSearch as SearchBox } from '../../ui/filters/list-search.tsx'
import { CountsLegend } from '../standing/team-counts.tsx'
import { type ListSearch, pillsOf, withPill } from './list-search.ts'
import { useFilterFields } from './use-filter-fields.ts'

interface Props {
  readonly search: ListSearch
  /** The team shown, chosen or by the lens. */
  readonly team: string | undefined
  readonly onNarrow: (next: ListSearch) => void
  /** The control by which columns are chosen. */
  readonly columns: ReactNode
}

/** What the worklist is narrowed by, and what its rings mean. */
export function ListTools({ search, team, onNarrow, columns }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const { setLens } = useLens()
  const change = (pill: string, choice: string | null) => {
    const isLens = pill === 'team' && choice === null && search.team === undefined
    if (isLens) setLens('both')
    else onNarrow(withPill(search, pill, choice))
  }
  return (
    <>
      <SearchBox
        label={t('search')}
        value={search.q ?? ''}
        onSearch={(q) => onNarrow({ ...search, q: q === '' ? undefined : q })}
      />
      <FilterPills fields={useFilterFields()} value={pillsOf(search, team)} onChange={change} />
      <CountsLegend />
      {columns}
    </>
  )
}
