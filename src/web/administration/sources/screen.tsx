import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listFeeds } from '#contract/intel/feeds.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Page } from '../../ui/page/page.tsx'
import { FeedCard } from './feed-card.tsx'

/** The sources of advisories: how each fares, and importing what it publishes. */
export function SourcesScreen() {
  const { t } = useTranslation(['administration', 'web'])
  const feeds = useQuery(ask(listFeeds))
  return (
    <Page title={t('web:places.sources')} lead={t('sources.lead')}>
      <Answered query={feeds} as="part">
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState sentence={t('sources.none')} />
          ) : (
            rows.map((feed) => <FeedCard key={feed.id} feed={feed} />)
          )
        }
      </Answered>
    </Page>
  )
}
