import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listNotices } from '#contract/sharing/notices.ts'
import { Answered } from '../../../api/answered.tsx'
import { ask } from '../../../api/query.ts'
import { NoticeLine } from '../../../inbox/notice-line.tsx'
import { useChangeNotices } from '../../../inbox/use-change-notices.ts'
import { Sheet } from '../../../ui/page/page.tsx'
import styles from '../home.module.css'

/** So many are shown; the inbox holds them all. */
const shown = 5

/** The newest notices that are not marked as read. */
export function RecentNotices() {
  const { t } = useTranslation('home')
  const { change } = useChangeNotices()
  const notices = useQuery(ask(listNotices, { query: { state: 'open', limit: 20 } }))
  return (
    <Sheet>
      <h2 id="notices" className={styles.title}>
        {t('notices.title')}
      </h2>
      <Answered query={notices} as="part">
        {({ rows, total }) =>
          rows.length === 0 ? (
            <p className={styles.quiet}>{t('notices.none')}</p>
          ) : (
            <div className={styles.notices}>
              {rows.slice(0, shown).map((notice) => (
                <NoticeLine
                  key={notice.id}
                  notice={notice}
                  onFollow={() => undefined}
                  onAcknowledge={() => change('read', { ids: [notice.id] })}
                />
              ))}
              {rows.length > shown && (
                <p className={styles.quiet}>
                  <Link to="/inbox">{t('notices.more', { count: (total ?? rows.length) - shown })}</Link>
                </p>
              )}
            </div>
          )
        }
      </Answered>
    </Sheet>
  )
}
