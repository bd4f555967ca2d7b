import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import {
  changeNotices,
  listNotices,
  type NoticesChange,
  type SnoozeUntil,
} from '#contract/sharing/notices.ts'
import { callServer } from '../api/client.ts'
import { showFailure } from '../api/show-failure.tsx'
import { useLocale } from '../i18n/locale.tsx'
import { formatMoment } from '../ui/dates/format-moment.ts'
import { showDone, showUndo } from '../ui/feedback/undo-toast.tsx'

/** Which notices: some by name, or all that match. */
export type Chosen = NoticesChange['notices']

const opposites = { read: 'unread', unread: 'read', snoozed: 'back', back: null } as const

/** Marking notices as read, putting them off and taking them back; each says what it did, and offers to undo it. */
export function useChangeNotices() {
  const { t } = useTranslation('web')
  const queries = useQueryClient()
  const locale = useLocale()
  const { mutate } = useMutation({
    mutationFn: (body: NoticesChange) => callServer(changeNotices, { body }),
    onSuccess: ({ ids, until }, { to }) => {
      const time = until === null ? '' : formatMoment(until, locale)
      const words = t(`inbox.changed.${to}`, { count: ids.length, time })
      const back = opposites[to]
      if (back === null || ids.length === 0) showDone(words)
      else showUndo(words, () => mutate({ to: back, notices: { ids: [...ids] } }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [listNotices.id] }),
    onError: showFailure,
  })
  return {
    change: (to: 'read' | 'unread' | 'back', notices: Chosen) => mutate({ to, notices }),
    putOff: (until: SnoozeUntil, notices: Chosen) => mutate({ to: 'snoozed', until, notices }),
  }
}
