import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { acknowledgeNotice, listNotices } from '#contract/sharing/notices.ts'
import { Answered } from '../../../api/answered.tsx'
import { callServer } from '../../../api/client.ts'
import { ask } from '../../../api/query.ts'
import { showFailure } from '../../../api/show-failure.tsx'
import { NoticeLine } from '../../../inbox/notice-line.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import styles from '../home.module.css'

/** So many are shown; the inbox holds them all. */
const shown = 5

/** The newest notices that are not marked as read. */
export function RecentNotices() {
  const { t } = useTranslation('home')
  const queries = useQueryClient()
  const notices = useQuery(ask(listNotices, { query: { state: 'open', limit: 20 } }))
  const acknowledge = useMutation({
    mutationFn: (id: string) => callServer(acknowledgeNotice, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: [listNotices.id] }),
    onError: showFailure,
  })
  return (
    <Sheet>
      <h2 id="notices" className={styles.title}>
        {t('notices.title')}
      </h2>
      <Answered query={notices} as="part">
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={styles.quiet}>{t('notices.none')}</p>
          ) : (
            <div className={styles.notices}>
              {rows.slice(0, shown).map((notice) => (
                <NoticeLine
                  key={notice.id}
                  notice={notice}
                  onFollow={() => undefined}
                  onAcknowledge={() => acknowledge.mutate(notice.id)}
                />
              ))}
              {rows.length > shown && <p className={styles.quiet}>{t('notices.more')}</p>}
            </div>
          )
        }
      </Answered>
    </Sheet>
  )
}
