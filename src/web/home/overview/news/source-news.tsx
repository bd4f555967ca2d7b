import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listFeeds } from '#contract/intel/feeds.ts'
import type { Overview } from '#contract/sharing/overview.ts'
import { ask } from '../../../api/query.ts'
import { Moment } from '../../../ui/dates/moment.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import { useCountWords } from '../../../vulnerabilities/count-words.ts'
import styles from '../home.module.css'

/** From where it came in, and how much could not be taken. */
export function SourceNews({ sources }: { readonly sources: NonNullable<Overview['sources']> }) {
  const { t } = useTranslation('home')
  const numberOf = useCountWords()
  const feeds = useQuery(ask(listFeeds)).data?.rows ?? []
  return (
    <Sheet>
      <h2 className={styles.title}>{t('sources.title')}</h2>
      {sources.length === 0 ? (
        <p className={styles.quiet} data-phrases>
          {t('sources.none')}
        </p>
      ) : (
        <ul className={styles.teams}>
          {sources.map(({ source, changed, rejected, at }) => (
            <li key={source} className={styles.team}>
              <span>{feeds.find(({ id }) => id === source)?.title ?? source}</span>
              <span className={styles.states}>
                <Link to="/administration/sources">{t('sources.changed', numberOf(changed))}</Link>
                {rejected > 0 && (
                  <Link to="/administration/sources">{t('sources.rejected', numberOf(rejected))}</Link>
                )}
                <span className={styles.when}>
                  <Moment at={at} as="recent" />
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  )
}
