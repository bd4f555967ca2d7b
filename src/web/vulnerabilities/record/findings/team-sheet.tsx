import { useTranslation } from 'react-i18next'
import type { Assessment } from '#contract/matching/assessments.ts'
import { PartyLink } from '../../../places/party-link.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import { MadeBy } from '../../assessments/made-by.tsx'
import { StatusBadge } from '../../assessments/status.tsx'
import { useMayDecide } from '../../teams/use-teams.ts'
import styles from './findings.module.css'
import type { Asked } from './findings-tab.tsx'
import type { TeamFindings } from './group-findings.ts'
import { ItemRows } from './item-rows.tsx'

interface Props {
  readonly group: TeamFindings
  /** In force for all of the team's items. */
  readonly decision: Assessment | undefined
  readonly onDecide: (asked: Asked) => void
}

/** The items of one team, and what the team has decided for all of them. */
export function TeamSheet({ group, decision, onDecide }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const mayDecide = useMayDecide()
  const { team, items } = group
  const decides = team !== null && mayDecide(team.id)
  return (
    <Sheet edge="flush">
      <header className={styles.head}>
        <h2 className={styles.team}>
          {team === null ? t('nobody') : <PartyLink kind="team" party={team} />}
        </h2>
        <span className={styles.size}>{t('findings.items', { count: items.length })}</span>
      </header>
      {team === null ? (
        <p className={styles.wide}>{t('findings.unclaimed')}</p>
      ) : (
        <TeamDecision decision={decision} />
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('findings.item')}</th>
            <th scope="col">{t('findings.component')}</th>
            <th scope="col">{t('findings.verdict')}</th>
            <th scope="col">{t('findings.decision')}</th>
          </tr>
        </thead>
        {items.map((item) => (
          <ItemRows
            key={item.ci.id}
            item={item}
            onDecide={decides ? () => onDecide({ team, ci: item.ci }) : undefined}
          />
        ))}
      </table>
    </Sheet>
  )
}

function TeamDecision({ decision }: { readonly decision: Assessment | undefined }) {
  const { t } = useTranslation('vulnerabilities')
  if (decision === undefined) return <p className={styles.wide}>{t('findings.noTeamDecision')}</p>
  return (
    <div className={styles.wide}>
      <span>{t('findings.teamDecision')}</span>
      <StatusBadge status={decision.status} />
      {decision.justification !== null && <span>{t(`justification.${decision.justification}.word`)}</span>}
      <MadeBy assessment={decision} />
      {decision.note !== '' && <p className={styles.note}>{decision.note}</p>}
    </div>
  )
}
