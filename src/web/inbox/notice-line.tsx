import { ActionIcon } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '#contract/sharing/notices.ts'
import { Moment } from '../ui/dates/moment.tsx'
import { Why } from '../ui/why/why.tsx'
import styles from './inbox.module.css'

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
        <SubjectLink subject={notice.subject} onFollow={onFollow}>
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

interface SubjectProps {
  readonly subject: Notice['subject']
  readonly onFollow: () => void
  readonly children: ReactNode
}

function SubjectLink({ subject, onFollow, children }: SubjectProps) {
  if (subject.kind === 'worklist') {
    return (
      <Link to="/vulnerabilities" className={styles.subject} onClick={onFollow}>
        {children}
      </Link>
    )
  }
  return (
    <Link
      to="/vulnerabilities/$alias"
      params={{ alias: subject.id }}
      className={styles.subject}
      onClick={onFollow}
    >
      {children}
    </Link>
  )
}
