import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listAssessments } from '#contract/matching/assessments.ts'
import { type Finding, listFindings, type Vulnerability } from '#contract/matching/findings.ts'
import { Answered } from '../../../api/answered.tsx'
import { callServer } from '../../../api/client.ts'
import { ask, askPages } from '../../../api/query.ts'
import { ExplainButton } from '../../../explanations/explain-button.tsx'
import { ExportMenu } from '../../../exports/export-menu.tsx'
import { findingAnchor } from '../../../links/anchors.ts'
import { PointedGone } from '../../../links/pointed-gone.tsx'
import { useUntilPointed } from '../../../links/use-until-pointed.ts'
import { useLens } from '../../../strands/use-lens.ts'
import { EmptyState } from '../../../ui/feedback/empty-state.tsx'
import { WrongFindings } from '../../../wrong-matches/wrong-findings.tsx'
import { DecideDialog } from '../../decide/decide-dialog.tsx'
import { ConditionsSheet } from '../conditions/conditions-sheet.tsx'
import styles from './findings.module.css'
import { groupFindings, teamWide } from './group-findings.ts'
import { TeamSheet } from './team-sheet.tsx'

/** What is to be decided, and for which item when it was asked for there. */
export interface Asked {
  readonly team: NonNullable<Finding['team']>
  readonly ci?: Finding['ci'] | undefined
}

/** Where the vulnerability was found: by team and item, with the decision in force and where it comes from. */
export function FindingsTab({ vulnerability }: { readonly vulnerability: Vulnerability }) {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  const { lens } = useLens()
  const [asked, setAsked] = useState<Asked | null>(null)
  const query = { vulnerability: vulnerability.id }
  const findings = useInfiniteQuery(askFindings(vulnerability.id))
  const decisions = useQuery(ask(listAssessments, { query: { ...query, limit: 200 } }))
  const known = decisions.data?.rows ?? []
  const anchors = findings.data?.pages
    .flatMap(({ rows }) => rows)
    .map(({ ci, component }) => findingAnchor(ci.id, component.id))
  const isGone = useUntilPointed(findings, anchors, 'finding-')
  return (
    <Answered query={findings} as="part">
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows)
        if (rows.length === 0) {
          return (
            <>
              {isGone && <PointedGone />}
              <EmptyState sentence={t('findings.none')} guide="vulnerability" />
              <div className={styles.explain}>
                <ExplainButton subject={{ vulnerability: vulnerability.name }} />
              </div>
              <WrongFindings vulnerabilityId={vulnerability.id} />
            </>
          )
        }
        return (
          <div className={styles.teams}>
            {isGone && <PointedGone />}
            <ConditionsSheet vulnerability={vulnerability} />
            <div className={styles.explain}>
              <ExplainButton subject={{ vulnerability: vulnerability.name }} />
              <ExportMenu
                of={listFindings}
                input={{ query: { vulnerability: vulnerability.id } }}
                about={vulnerability.name}
                place="row"
              />
            </div>
            {groupFindings(rows, lens).map((group) => (
              <TeamSheet
                key={group.team?.id ?? ''}
                group={group}
                decision={group.team === null ? undefined : teamWide(known, group.team.id)}
                onDecide={setAsked}
              />
            ))}
            {findings.hasNextPage && (
              <Button
                variant="default"
                loading={findings.isFetchingNextPage}
                onClick={() => findings.fetchNextPage()}
              >
                {t('web:list.more')}
              </Button>
            )}
            <WrongFindings vulnerabilityId={vulnerability.id} />
            {asked !== null && (
              <DecideDialog
                vulnerabilityId={vulnerability.id}
                team={asked.team}
                ci={asked.ci}
                opened
                onClose={() => setAsked(null)}
              />
            )}
          </div>
        )
      }}
    </Answered>
  )
}

function askFindings(vulnerability: string) {
  const query = { vulnerability, limit: 200 }
  return askPages(listFindings, { query }, (cursor) =>
    callServer(listFindings, { query: { ...query, ...(cursor !== undefined && { cursor }) } }),
  )
}
