import { useTranslation } from 'react-i18next'
import { BelowSampleGuide } from '../../sample/sample-guide.tsx'
import { useMe } from '../../session/me.tsx'
import { Loading } from '../../ui/feedback/loading.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { FirstSteps } from './first-steps/first-steps.tsx'
import { useFirstSteps } from './first-steps/use-first-steps.ts'
import styles from './home.module.css'
import { NeedList } from './needs/need-list.tsx'
import { useNeeds } from './needs/use-needs.ts'
import { NewsSheet } from './news/news-sheet.tsx'
import { RecentNotices } from './news/recent-notices.tsx'
import { SourceNews } from './news/source-news.tsx'
import { TeamStates } from './news/team-states.tsx'
import { SentSheet } from './sent/sent-sheet.tsx'
import { useOverview } from './use-overview.ts'
import { WorklistsSheet } from './worklists/worklists-sheet.tsx'

/** What needs the reader, in words; then what is new, and for who looks after it what became of what was sent. */
export function HomeScreen() {
  const { t } = useTranslation(['home', 'web'])
  const me = useMe()
  const overviewed = useOverview()
  const needs = useNeeds(overviewed)
  const steps = useFirstSteps(overviewed.overview.data)
  const begun = steps === undefined || steps.every(({ done }) => done)
  const { overview } = overviewed
  return (
    <Page title={t('web:sections.home')}>
      <BelowSampleGuide>
        {needs === undefined ? (
          <Loading />
        ) : (
          <div className={styles.columns}>
            <div>
              {!begun && <FirstSteps steps={steps} />}
              {(begun || needs.length > 0) && (
                <Sheet>
                  <h2 className={styles.lead}>
                    {needs.length === 0
                      ? t('needs.nothing', { name: me.name })
                      : t('needs.lead', { count: needs.length, name: me.name })}
                  </h2>
                  <NeedList needs={needs} />
                </Sheet>
              )}
              {begun && <WorklistsSheet attention={overview.data?.teams ?? []} />}
              {begun && overview.data?.news !== null && <NewsSheet {...overviewed} />}
              {begun && overview.data?.sent != null && (
                <SentSheet sent={overview.data.sent} since={overview.data.since} />
              )}
            </div>
            <div>
              <RecentNotices />
              {begun && overview.data?.news != null && <TeamStates attention={overview.data.teams ?? []} />}
              {begun && overview.data?.sources != null && <SourceNews sources={overview.data.sources} />}
            </div>
          </div>
        )}
      </BelowSampleGuide>
    </Page>
  )
}
