import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listAssessments } from '#contract/matching/assessments.ts'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { Answered } from '../../../api/answered.tsx'
import { callServer } from '../../../api/client.ts'
import { askPages } from '../../../api/query.ts'
import { ExportMenu } from '../../../exports/export-menu.tsx'
import { decisionAnchor } from '../../../links/anchors.ts'
import { PointedGone } from '../../../links/pointed-gone.tsx'
import { useUntilPointed } from '../../../links/use-until-pointed.ts'
import { EmptyState } from '../../../ui/feedback/empty-state.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import { DecisionLine } from './decision-line.tsx'
import styles from './decisions.module.css'

/** Every decision about the vulnerability, newest first, undone ones too. */
export function DecisionsTab({ vulnerability }: { readonly vulnerability: Vulnerability }) {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  const decisions = useInfiniteQuery(askDecisions(vulnerability.id))
  const anchors = decisions.data?.pages.flatMap(({ rows }) => rows).map(({ id }) => decisionAnchor(id))
  const isGone = useUntilPointed(decisions, anchors, 'decision-')
  return (
    <Answered query={decisions} as="part">
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows)
        return (
          <Sheet edge="flush">
            {isGone && <PointedGone />}
            {rows.length > 0 && (
              <ExportMenu
                of={listAssessments}
                input={{ query: { vulnerability: vulnerability.id } }}
                about={vulnerability.name}
                place="row"
              />
            )}
            {rows.length === 0 ? (
              <EmptyState sentence={t('decisions.none')} guide="worklist" />
            ) : (
              <ol className={styles.lines}>
                {rows.map((decision) => (
                  <DecisionLine key={decision.id} decision={decision} />
                ))}
              </ol>
            )}
            {decisions.hasNextPage && (
              <Button
                variant="default"
                className={styles.more}
                loading={decisions.isFetchingNextPage}
                onClick={() => decisions.fetchNextPage()}
              >
                {t('web:list.more')}
              </Button>
            )}
          </Sheet>
        )
      }}
    </Answered>
  )
}

function askDecisions(vulnerability: string) {
  const query = { vulnerability }
  return askPages(listAssessments, { query }, (cursor) =>
    callServer(listAssessments, { query: { ...query, ...(cursor !== undefined && { cursor }) } }),
  )
}
