import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listVulnerabilities } from '#contract/matching/findings.ts'
import { narrowings } from '#contract/matching/worklist-filter.ts'
import { ask } from '../../api/query.ts'
import { useMay } from '../../session/me.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loading } from '../../ui/feedback/loading.tsx'
import type { ListSearch } from './list-search.ts'

interface Props {
  readonly search: ListSearch
  readonly onNarrow: (next: ListSearch) => void
}

/** Why the worklist is empty, and the one thing to do about it. */
export function NothingListed({ search, onNarrow }: Props) {
  const { t } = useTranslation('vulnerabilities')
  if (narrowings.some((name) => search[name] !== undefined)) {
    return <NothingMatches search={search} onNarrow={onNarrow} />
  }
  if (search.q !== undefined) return <NothingFound search={search} onNarrow={onNarrow} />
  if (search.reach === 'all') return <NothingKnown />
  if (search.state === 'settled') {
    return (
      <EmptyState
        sentence={t('empty.nothingSettled')}
        guide="worklist"
        action={<Button onClick={() => onNarrow({ team: search.team })}>{t('empty.showOpen')}</Button>}
      />
    )
  }
  return <NothingOpen search={search} onNarrow={onNarrow} />
}

function NothingMatches({ search, onNarrow }: Props) {
  const { t } = useTranslation('worklist')
  const { q, state, reach, team } = search
  return (
    <EmptyState
      sentence={t('empty.narrowed')}
      action={
        <Button variant="default" onClick={() => onNarrow({ q, state, reach, team })}>
          {t('empty.dropFilters')}
        </Button>
      }
    />
  )
}

function NothingFound({ search, onNarrow }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const { q = '' } = search
  if (search.reach === 'all') return <EmptyState sentence={t('empty.notKnown', { q })} />
  return (
    <EmptyState
      sentence={t('empty.notFound', { q })}
      action={
        <Button variant="default" onClick={() => onNarrow({ q, state: 'all', reach: 'all' })}>
          {t('empty.searchAll')}
        </Button>
      }
    />
  )
}

/** Nothing open: because nothing is known, because nothing touches us, or because all is settled. */
function NothingOpen({ search, onNarrow }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const query = { state: 'all', limit: 1 } as const
  const known = useQuery(ask(listVulnerabilities, { query: { ...query, reach: 'all' } }))
  const ours = useQuery(ask(listVulnerabilities, { query }))
  if (known.data === undefined || ours.data === undefined) return <Loading />
  if (known.data.rows.length === 0) return <NothingKnown />
  if (ours.data.rows.length === 0) {
    return (
      <EmptyState
        sentence={t('empty.nothingOurs')}
        guide="configuration"
        action={
          <Button component={Link} to="/configuration">
            {t('empty.toConfiguration')}
          </Button>
        }
      />
    )
  }
  return (
    <EmptyState
      sentence={t(search.team === undefined ? 'empty.nothingOpen' : 'empty.nothingOpenThere')}
      action={
        <Button variant="default" onClick={() => onNarrow({ ...search, state: 'settled' })}>
          {t('empty.showSettled')}
        </Button>
      }
    />
  )
}

function NothingKnown() {
  const { t } = useTranslation('vulnerabilities')
  const may = useMay()
  const door = (
    <Button component={Link} to="/administration/sources">
      {t('empty.toFeeds')}
    </Button>
  )
  return (
    <EmptyState
      sentence={t('empty.nothingKnown')}
      action={may('feed.import') ? door : undefined}
      guide="first-steps"
    />
  )
}
