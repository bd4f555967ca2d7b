import { ActionIcon } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '#contract/sharing/notices.ts'
import { Moment } from '../ui/dates/moment.tsx'
import { Why } from '../ui/why/why.tsx'
import styles from './inbox.module.css'
import { SubjectLink } from './subject-link.tsx'

interface Props {
  readonly notice: Notice
  readonly onFollow: () => void
  readonly onAcknowledge: () => void
}

/** One notice: what happened, why I hear of it, and the way to it. */
export function NoticeLine({ notice, onFollow, onAcknowledge }: Props) {
  const { t } = useTranslation()
  return (
    <article className={styles.notice}>
      <div className={styles.words}>
        <SubjectLink subject={notice.subject} className={styles.subject} onFollow={onFollow}>
          {notice.title}
        </SubjectLink>
        <p className={styles.text}>{notice.text}</p>
        <p className={styles.small}>
          <Moment at={notice.createdAt} as="recent" />
          <Why of={notice.title} sentence={notice.why} reasons={[]} />
        </p>
      </div>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={t('inbox.acknowledge', { title: notice.title })}
        title={t('inbox.done')}
        onClick={onAcknowledge}
      >
        <IconCheck size={18} stroke={1.6} aria-hidden="true" />
      </ActionIcon>
    </article>
  )
}
