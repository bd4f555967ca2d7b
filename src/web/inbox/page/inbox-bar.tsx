import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '#contract/sharing/notices.ts'
import { ActionBar } from '../../ui/feedback/action-bar.tsx'
import { useShortcut } from '../../ui/keys/shortcuts.tsx'
import { filterOf, type InboxSearch } from '../inbox-search.ts'
import type { Chosen } from '../use-change-notices.ts'
import { newestOf } from './newest-of.ts'

interface Props {
  readonly keys: ReadonlySet<string>
  readonly search: InboxSearch
  readonly rows: readonly Notice[]
  readonly total: number | null
  readonly onLeave: () => void
  readonly onChange: (to: 'read' | 'unread' | 'back', notices: Chosen) => void
  readonly onPutOff: (notices: Chosen) => void
}

/** What is chosen, the way to choose all that match, and what can be done with all of it. */
export function InboxBar({ keys, search, rows, total, onLeave, onChange, onPutOff }: Props) {
  const { t, i18n } = useTranslation(['inbox', 'web'])
  const [all, setAll] = useState<ReadonlySet<string> | null>(null)
  // Choosing another row after all were chosen takes only those.
  const isAll = all === keys && keys.size > 0
  const newest = newestOf(rows)
  const chosen: Chosen =
    isAll && newest !== null ? { matching: filterOf(search), shownUntil: newest } : { ids: [...keys] }
  const run = (act: () => void) => {
    act()
    onLeave()
  }
  const read = () => run(() => onChange('read', chosen))
  const offer = (key: string, label: string, act: () => void) =>
    keys.size === 0 ? null : ({ keys: key, label, group: 'list', run: act } as const)
  useShortcut(offer('e', t('web:inbox.done'), read))
  useShortcut(offer('h', t('acts.putOff'), () => onPutOff(chosen)))
  if (keys.size === 0) return null
  const digits = new Intl.NumberFormat(i18n.language)
  const count = isAll ? (total ?? keys.size) : keys.size
  return (
    <ActionBar
      words={isAll ? t('bar.all', { count, number: digits.format(count) }) : t('web:list.chosen', { count })}
    >
      {!isAll && total !== null && total > keys.size && newest !== null && (
        <Button variant="subtle" onClick={() => setAll(keys)}>
          {t('bar.chooseAll', { count: total, number: digits.format(total) })}
        </Button>
      )}
      <Button variant="subtle" onClick={onLeave}>
        {t('bar.leave')}
      </Button>
      {search.state === 'snoozed' ? (
        <Button variant="default" onClick={() => run(() => onChange('back', chosen))}>
          {t('acts.back')}
        </Button>
      ) : (
        <Button variant="default" aria-keyshortcuts="h" onClick={() => onPutOff(chosen)}>
          {t('acts.putOff')}
        </Button>
      )}
      {search.state === 'all' && (
        <Button variant="default" onClick={() => run(() => onChange('unread', chosen))}>
          {t('acts.unread')}
        </Button>
      )}
      <Button aria-keyshortcuts="e" onClick={read}>
        {t('web:inbox.done')}
      </Button>
    </ActionBar>
  )
}
