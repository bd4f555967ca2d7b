import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Notice } from '#contract/sharing/notices.ts'
import { Answered } from '../api/answered.tsx'
import { EmptyState } from '../ui/feedback/empty-state.tsx'
import styles from './inbox.module.css'
import { NoticeLine } from './notice-line.tsx'
import { useChangeNotices } from './use-change-notices.ts'

interface Props {
  readonly notices: UseQueryResult<{ readonly rows: readonly Notice[]; readonly total: number | null }>
  readonly onLeave: () => void
}

/** The newest notices, each with why the reader gets it, and the way to all of them. */
export function InboxPanel({ notices, onLeave }: Props) {
  const { t } = useTranslation()
  const { change } = useChangeNotices()
  return (
    <section className={styles.panel} aria-label={t('inbox.title')}>
      <Answered query={notices} as="part">
        {({ rows, total }) =>
          rows.length === 0 ? (
            <EmptyState sentence={t('inbox.empty')} />
          ) : (
            <>
              <h2 className={styles.title}>{t('inbox.waiting', { count: total ?? rows.length })}</h2>
              {rows.map((notice) => (
                <NoticeLine
                  key={notice.id}
                  notice={notice}
                  onFollow={onLeave}
                  onAcknowledge={() => change('read', { ids: [notice.id] })}
                />
              ))}
            </>
          )
        }
      </Answered>
      <footer className={styles.foot}>
        <Link to="/inbox" onClick={onLeave}>
          {t('inbox.all')}
        </Link>
      </footer>
    </section>
  )
}
