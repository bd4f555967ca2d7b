import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from './impact.module.css'
import { Impact } from './impact.tsx'
import type { ImpactSearch } from './impact-search.ts'

interface Props {
  readonly from: string
  readonly search: ImpactSearch
  readonly onSearch: (next: ImpactSearch) => void
}

/** The impact of a record among its other tabs, with the way to a page of its own, where there is more room. */
export function ImpactTab({ from, search, onSearch }: Props) {
  const { t } = useTranslation('impact')
  const { at, open, as } = search
  return (
    <>
      <Impact from={from} search={search} onSearch={onSearch} />
      <p className={styles.page}>
        <Link to="/impact" search={{ from, at, open, as }}>
          {t('page')}
        </Link>
      </p>
    </>
  )
}
