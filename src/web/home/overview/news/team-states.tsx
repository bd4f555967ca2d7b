import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Team } from '#contract/identity/people.ts'
import { listVulnerabilities } from '#contract/matching/findings.ts'
import type { Overview } from '#contract/sharing/overview.ts'
import { ask } from '../../../api/query.ts'
import { PartyLink } from '../../../places/party-link.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import { useCountWords } from '../../../vulnerabilities/count-words.ts'
import { useTeams } from '../../../vulnerabilities/teams/use-teams.ts'
import styles from '../home.module.css'

type Attention = NonNullable<Overview['teams']>

/** How much is open for each team, and how much of it nobody has looked at: both sides see both. */
export function TeamStates({ attention }: { readonly attention: Attention }) {
  const { t } = useTranslation('home')
  const teams = useTeams() ?? []
  const counts = useQueries({
    queries: teams.map(({ id }) => ask(listVulnerabilities, { query: { teamId: id, limit: 1 } })),
  })
  return (
    <Sheet>
      <h2 className={styles.title}>{t('teams.title')}</h2>
      <ul className={styles.teams}>
        {teams.map((team, index) => (
          <TeamLine
            key={team.id}
            team={team}
            total={counts[index]?.data?.total}
            attention={attention.find((one) => one.team.id === team.id)}
          />
        ))}
      </ul>
    </Sheet>
  )
}

interface LineProps {
  readonly team: Team
  /** null: more than were counted; undefined: not known yet. */
  readonly total: number | null | undefined
  /** undefined: there is nothing to look at, or it is not the reader's to know. */
  readonly attention: Attention[number] | undefined
}

function TeamLine({ team, total, attention }: LineProps) {
  const { t } = useTranslation('home')
  const numberOf = useCountWords()
  return (
    <li className={styles.team}>
      <PartyLink kind="team" party={team} />
      <span className={styles.states}>
        {total !== undefined && (
          <Link to="/vulnerabilities" search={{ team: team.id }}>
            {t('teams.open', numberOf(total))}
          </Link>
        )}
        {(['unseen', 'overtaken'] as const).map(
          (part) =>
            attention !== undefined &&
            attention[part] !== 0 && (
              <Link key={part} to="/overview/$part" params={{ part }} search={{ team: team.id }}>
                {t(`teams.${part}`, numberOf(attention[part]))}
              </Link>
            ),
        )}
      </span>
    </li>
  )
}
