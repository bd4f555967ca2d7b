import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listNotices } from '#contract/sharing/notices.ts'
import { ask } from '../../api/query.ts'
import { CountBadge } from '../../ui/badges/count-badge.tsx'
import { FilterPills } from '../../ui/filters/filter-pills.tsx'
import type { InboxSearch } from '../inbox-search.ts'
import styles from './inbox-page.module.css'
import { useFilterFields } from './use-filter-fields.ts'

interface Props {
  readonly search: InboxSearch
  readonly onNarrow: (search: InboxSearch) => void
}

/** Unread, put off, all: each with how many there are; and what else narrows the list. */
export function InboxTools({ search, onNarrow }: Props) {
  const { t } = useTranslation('inbox')
  const fields = useFilterFields()
  return (
    <>
      <nav className={styles.states} aria-label={t('states.label')}>
        {([undefined, 'snoozed', 'all'] as const).map((state) => (
          <Link
            key={state ?? 'open'}
            to="/inbox"
            search={{ ...search, state }}
            className={styles.state}
            data-active={search.state === state}
            aria-current={search.state === state ? 'page' : undefined}
          >
            {t(`states.${state ?? 'open'}`)}
            {state !== 'all' && <Count state={state ?? 'open'} />}
          </Link>
        ))}
      </nav>
      <FilterPills
        fields={fields}
        value={{ kind: search.kind, reason: search.reason }}
        onChange={(field, choice) => onNarrow({ ...search, [field]: choice ?? undefined })}
      />
    </>
  )
}

/** How many there are, whatever else narrows the list. */
function Count({ state }: { readonly state: 'open' | 'snoozed' }) {
  const { data } = useQuery(ask(listNotices, { query: { state, limit: state === 'open' ? 20 : 1 } }))
  return <CountBadge count={data?.total ?? 0} />
}
