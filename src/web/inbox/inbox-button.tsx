import { ActionIcon, Popover } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listNotices } from '#contract/sharing/notices.ts'
import { ask } from '../api/query.ts'
import { CountBadge } from '../ui/badges/count-badge.tsx'
import { useShortcut } from '../ui/keys/shortcuts.tsx'
import styles from './inbox.module.css'
import { InboxPanel } from './inbox-panel.tsx'

/** The inbox with the number of notices that wait for the reader. */
export function InboxButton() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const notices = useQuery(ask(listNotices, { query: { state: 'open', limit: 20 } }))
  const waiting = notices.data?.total ?? 0
  const navigate = useNavigate()
  useShortcut({
    keys: 'g n',
    label: t('inbox.title'),
    group: 'go',
    run: () => {
      navigate({ to: '/inbox' }).catch(() => undefined)
    },
  })
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      width="min(400px, 100vw - 24px)"
      position="bottom-end"
      trapFocus
      returnFocus
    >
      <div className={styles.holder}>
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            aria-label={t('inbox.open', { count: waiting })}
            onClick={() => setOpen(!open)}
          >
            <IconInbox size={20} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        </Popover.Target>
        <span className={styles.count} aria-hidden="true">
          <CountBadge count={waiting} />
        </span>
      </div>
      <Popover.Dropdown p={0}>
        <InboxPanel notices={notices} onLeave={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
