import { ActionIcon } from '@mantine/core'
import { type Icon, IconArrowBackUp, IconCheck, IconClock, IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '#contract/sharing/notices.ts'
import { Moment } from '../../ui/dates/moment.tsx'
import type { Column } from '../../ui/list/column.ts'
import { SubjectLink } from '../subject-link.tsx'
import type { Chosen } from '../use-change-notices.ts'
import styles from './inbox-page.module.css'

interface Acts {
  readonly onChange: (to: 'read' | 'unread' | 'back', notices: Chosen) => void
  readonly onPutOff: (notices: Chosen) => void
}

/** The columns of the inbox: what, why the reader was told, when, and what can be done with it. */
export function useColumns(acts: Acts): readonly Column<Notice>[] {
  const { t } = useTranslation(['inbox', 'web'])
  return [
    {
      id: 'notice',
      title: t('columns.notice'),
      cell: (notice) => <NoticeCell notice={notice} />,
    },
    {
      id: 'kind',
      title: t('columns.kind'),
      width: '152px',
      whenNarrow: 'hidden',
      cell: (notice) => t(`kinds.${notice.kind}`),
    },
    {
      id: 'when',
      title: t('columns.when'),
      width: '184px',
      whenNarrow: 'below',
      cell: (notice) => <When notice={notice} />,
    },
    {
      id: 'acts',
      title: t('columns.acts'),
      width: '96px',
      narrowWidth: '88px',
      align: 'end',
      cell: (notice) => <ActsCell notice={notice} {...acts} />,
    },
  ]
}

function NoticeCell({ notice }: { readonly notice: Notice }) {
  return (
    <div className={styles.cell} data-unread={notice.acknowledgedAt === null}>
      <SubjectLink subject={notice.subject} className={styles.subject}>
        {notice.title}
      </SubjectLink>
      <p className={styles.why}>{notice.why}</p>
    </div>
  )
}

/** When it came; until when it is put off; that it came back. */
function When({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation('inbox')
  if (notice.acknowledgedAt === null && notice.snoozedUntil !== null) {
    return (
      <span className={styles.when}>
        {t('until')} <Moment at={notice.snoozedUntil} />
      </span>
    )
  }
  return (
    <span className={styles.when}>
      <Moment at={notice.wokeAt ?? notice.createdAt} as="recent" />
      {notice.wokeAt !== null && notice.wokeAt > notice.createdAt && (
        <span className={styles.quiet}>{t('cameBack')}</span>
      )}
    </span>
  )
}

function ActsCell({ notice, onChange, onPutOff }: { readonly notice: Notice } & Acts) {
  const { t } = useTranslation(['inbox', 'web'])
  const { title } = notice
  const notices = { ids: [notice.id] }
  if (notice.acknowledgedAt !== null) {
    return (
      <ActButton
        icon={IconMail}
        label={t('acts.unreadOf', { title })}
        hint={t('acts.unread')}
        onPress={() => onChange('unread', notices)}
      />
    )
  }
  return (
    <span className={styles.acts}>
      {notice.snoozedUntil === null ? (
        <ActButton
          icon={IconClock}
          label={t('acts.putOffOf', { title })}
          hint={t('acts.putOff')}
          onPress={() => onPutOff(notices)}
        />
      ) : (
        <ActButton
          icon={IconArrowBackUp}
          label={t('acts.backOf', { title })}
          hint={t('acts.back')}
          onPress={() => onChange('back', notices)}
        />
      )}
      <ActButton
        icon={IconCheck}
        label={t('web:inbox.acknowledge', { title })}
        hint={t('web:inbox.done')}
        onPress={() => onChange('read', notices)}
      />
    </span>
  )
}

interface ActButtonProps {
  readonly icon: Icon
  readonly label: string
  readonly hint: string
  readonly onPress: () => void
}

function ActButton({ icon: Sign, label, hint, onPress }: ActButtonProps) {
  return (
    <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} data-hint={hint} onClick={onPress}>
      <Sign size={18} stroke={1.6} aria-hidden="true" />
    </ActionIcon>
  )
}
