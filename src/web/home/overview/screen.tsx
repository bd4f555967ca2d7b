import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../session/me.tsx'
import { Loading } from '../../ui/feedback/loading.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { FirstSteps } from './first-steps/first-steps.tsx'
import { useFirstSteps } from './first-steps/use-first-steps.ts'
import styles from './home.module.css'
import { NeedList } from './needs/need-list.tsx'
import { useNeeds } from './needs/use-needs.ts'
import { ChangedVulnerabilities } from './news/changed-vulnerabilities.tsx'
import { RecentNotices } from './news/recent-notices.tsx'
import { TeamStates } from './news/team-states.tsx'

/** What needs the reader, in words; then what is new. */
export function HomeScreen() {
  const { t } = useTranslation(['home', 'web'])
  const me = useMe()
  const may = useMay()
  const needs = useNeeds()
  const steps = useFirstSteps()
  const begun = steps === undefined || steps.every(({ done }) => done)
  const seesVulnerabilities = may('vulnerability.view')
  return (
    <Page title={t('web:sections.home')}>
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
            {begun && seesVulnerabilities && <ChangedVulnerabilities />}
          </div>
          <div>
            <RecentNotices />
            {begun && seesVulnerabilities && <TeamStates />}
          </div>
        </div>
      )}
    </Page>
  )
}
