import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listNotices } from '#contract/sharing/notices.ts'
import { ask } from '../../../api/query.ts'
import { useCountWords } from '../../../vulnerabilities/count-words.ts'
import type { Need } from './need.ts'

/** Notices that the reader has not marked as read; they stand on this page. */
export function useNoticeNeeds(): readonly Need[] | undefined {
  const { t } = useTranslation('home')
  const numberOf = useCountWords()
  const notices = useQuery(ask(listNotices, { query: { state: 'open', limit: 20 } }))
  if (notices.isPending) return undefined
  const { rows = [], total = 0 } = notices.data ?? {}
  if (rows.length === 0) return []
  return [{ id: 'notices', sentence: <a href="#notices">{t('needs.notices', numberOf(total))}</a> }]
}
