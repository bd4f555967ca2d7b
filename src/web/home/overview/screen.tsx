import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listNotices } from '#contract/sharing/notices.ts'
import { ask } from '../../api/query.ts'
import { useMe } from '../../session/me.tsx'
import { Page } from '../../ui/page/page.tsx'

/** What needs the reader, in words. */
export function HomeScreen() {
  const { t } = useTranslation()
  const me = useMe()
  const { data } = useQuery(ask(listNotices, { query: { state: 'open', limit: 20 } }))
  const lead =
    data === undefined
      ? undefined
      : t('home.waiting', { count: data.total ?? data.rows.length, name: me.name })
  return (
    <Page title={t('sections.home')} lead={lead}>
      {null}
    </Page>
  )
}
