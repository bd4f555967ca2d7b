import { type UseQueryResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { acknowledgeNotice, listNotices, type Notice } from '#contract/sharing/notices.ts'
import { Answered } from '../api/answered.tsx'
import { callServer } from '../api/client.ts'
import { showFailure } from '../api/show-failure.tsx'
import { EmptyState } from '../ui/feedback/empty-state.tsx'
import styles from './inbox.module.css'
import { NoticeLine } from './notice-line.tsx'

interface Props {
  readonly notices: UseQueryResult<{ readonly rows: readonly Notice[]; readonly total: number | null }>
  readonly onLeave: () => void
}

/** The newest notices, each with why the reader gets it. */
export function InboxPanel({ notices, onLeave }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const acknowledge = useMutation({
    mutationFn: (id: string) => callServer(acknowledgeNotice, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: [listNotices.id] }),
    onError: showFailure,
  })
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
                  onAcknowledge={() => acknowledge.mutate(notice.id)}
                />
              ))}
            </>
          )
        }
      </Answered>
    </section>
  )
}
