import { useTranslation } from 'react-i18next'
import type { Notice } from '#contract/sharing/notices.ts'
import { Moment } from '../../ui/dates/moment.tsx'
import { Facts } from '../../ui/facts/facts.tsx'
import { SubjectLink } from '../subject-link.tsx'
import styles from './inbox-page.module.css'

/** A notice at full length, beside the list. */
export function NoticePreview({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation('inbox')
  const moment = (name: string, at: string | null) =>
    at === null ? [] : [{ name, value: <Moment at={at} /> }]
  return (
    <article>
      <h2 className={styles.previewTitle}>
        <SubjectLink subject={notice.subject} className={styles.subject}>
          {notice.title}
        </SubjectLink>
      </h2>
      <p className={styles.previewText} data-phrases>
        {notice.text}
      </p>
      <Facts
        facts={[
          { name: t('preview.why'), value: notice.why },
          { name: t('fields.kind'), value: t(`kinds.${notice.kind}`) },
          ...moment(t('preview.came'), notice.createdAt),
          ...moment(t('preview.until'), notice.snoozedUntil),
          ...moment(t('preview.back'), notice.wokeAt),
          ...moment(t('preview.read'), notice.acknowledgedAt),
          { name: t('preview.mail'), value: t(`mail.${notice.mail}`) },
        ]}
      />
    </article>
  )
}
