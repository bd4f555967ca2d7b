import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listVulnerabilities, type VulnerabilityRow } from '#contract/matching/findings.ts'
import type { Overview } from '#contract/sharing/overview.ts'
import { ask } from '../../../api/query.ts'
import { useNameOf } from '../../../i18n/bilingual.tsx'
import { useMe } from '../../../session/me.tsx'
import { useLens } from '../../../strands/use-lens.ts'
import { useCountWords } from '../../../vulnerabilities/count-words.ts'
import { RiskLine } from '../../../vulnerabilities/risk/risk-line.tsx'
import { VulnerabilityStrands } from '../../../vulnerabilities/standing/vulnerability-strands.tsx'
import { teamsDecidedBy } from '../../../vulnerabilities/teams/use-teams.ts'
import { VulnerabilityTitle } from '../../../vulnerabilities/vulnerability-title.tsx'
import styles from '../home.module.css'
import type { Need } from './need.ts'

/** So many of the most urgent are named. */
const named = 3

type Attention = NonNullable<Overview['teams']>

/**
 * What is open for each team for which the reader decides; the lens's team first.
 * @param attention how much of it nobody has looked at
 */
export function useTeamNeeds(attention: Attention): readonly Need[] | undefined {
  const { t } = useTranslation('home')
  const nameOf = useNameOf()
  const numberOf = useCountWords()
  const teams = useOwnTeams()
  const lists = useQueries({
    queries: teams.map(({ id }) => ask(listVulnerabilities, { query: { teamId: id, limit: named } })),
  })
  if (lists.some(({ isPending }) => isPending)) return undefined
  return teams.flatMap((team, index) => {
    const list = lists[index]?.data
    if (list === undefined || list.rows.length === 0) return []
    const facts = { team: nameOf(team.name), ...numberOf(list.total) }
    return [
      {
        id: team.id,
        sentence: (
          <Link to="/vulnerabilities" search={{ team: team.id }}>
            {t('needs.team', facts)}
          </Link>
        ),
        detail: (
          <>
            <Unseen of={attention.find((one) => one.team.id === team.id)} />
            <MostUrgent rows={list.rows} teamId={team.id} />
          </>
        ),
      },
    ]
  })
}

/** How much of it nobody of the team has looked at. */
function Unseen({ of }: { readonly of: Attention[number] | undefined }) {
  const { t } = useTranslation('home')
  const numberOf = useCountWords()
  if (of === undefined || of.unseen === 0) return null
  return (
    <Link to="/overview/$part" params={{ part: 'unseen' }} search={{ team: of.team.id }}>
      {t('needs.unseen', numberOf(of.unseen))}
    </Link>
  )
}

function useOwnTeams() {
  const { lens } = useLens()
  const teams = teamsDecidedBy(useMe())
  return [...teams.filter(({ kind }) => kind === lens), ...teams.filter(({ kind }) => kind !== lens)]
}

interface UrgentProps {
  readonly rows: readonly VulnerabilityRow[]
  readonly teamId: string
}

function MostUrgent({ rows, teamId }: UrgentProps) {
  return (
    <ul className={styles.urgent}>
      {rows.map((row) => (
        <li key={row.id}>
          <VulnerabilityStrands vulnerability={row} />
          <div className={styles.urgentWords}>
            <Link to="/vulnerabilities/$alias" params={{ alias: row.shortId }}>
              <code>{row.name}</code> <VulnerabilityTitle vulnerability={row} />
            </Link>
            <RiskLine row={row} teamId={teamId} />
          </div>
        </li>
      ))}
    </ul>
  )
}
