import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { Sheet } from '../../../ui/page/page.tsx'
import styles from './sources.module.css'

/** Names that would have joined it with another CVE. The two were kept apart; somebody should look. */
export function ConflictSheet({ conflicts }: { readonly conflicts: Vulnerability['conflicts'] }) {
  const { t } = useTranslation('vulnerabilities')
  return (
    <Sheet>
      <h2 className={styles.title}>{t('sources.conflicts.title')}</h2>
      <p className={styles.none}>{t('sources.conflicts.meaning')}</p>
      <ul className={styles.conflicts}>
        {conflicts.map(({ name, source, record, other }) => (
          <li key={`${source} ${record} ${name} ${other.id}`}>
            {t('sources.conflicts.line', { source, record, name })}{' '}
            <Link to="/vulnerabilities/$alias" params={{ alias: other.name }}>
              {other.name}
            </Link>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
