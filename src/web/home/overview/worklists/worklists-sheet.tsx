import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listVulnerabilities } from '#contract/matching/findings.ts'
import type { Overview } from '#contract/sharing/overview.ts'
import { ask } from '../../../api/query.ts'
import { useNameOf } from '../../../i18n/bilingual.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import { useCountWords } from '../../../vulnerabilities/count-words.ts'
import { useOwnTeams } from '../../../vulnerabilities/teams/use-teams.ts'
import styles from '../home.module.css'
import { UrgentLine } from '../needs/urgent-line.tsx'

/** So many of the most urgent are named. */
const named = 3

type Attention = NonNullable<Overview['teams']>

interface Props {
  /** How much of it nobody has looked at, or facts have overtaken. */
  readonly attention: Attention
}

/** What is open for each team for which the reader decides, the lens's team first, with the most urgent of it. */
export function WorklistsSheet({ attention }: Props) {
  const { t } = useTranslation('home')
  const nameOf = useNameOf()
  const numberOf = useCountWords()
  const teams = useOwnTeams()
  const lists = useQueries({
    queries: teams.map(({ id }) => ask(listVulnerabilities, { query: { teamId: id, limit: named } })),
  })
  const open = teams.flatMap((team, index) => {
    const list = lists[index]?.data
    return list === undefined || list.rows.length === 0 ? [] : [{ team, list }]
  })
  if (open.length === 0) return null
  return (
    <Sheet>
      <h2 className={styles.title}>{t('worklists.title')}</h2>
      <ul className={styles.needs}>
        {open.map(({ team, list }) => (
          <li key={team.id} className={styles.need}>
            <p className={styles.sentence} data-phrases>
              <Link to="/vulnerabilities" search={{ team: team.id }}>
                {t('worklists.team', { team: nameOf(team.name), ...numberOf(list.total) })}
              </Link>
            </p>
            <div className={styles.detail}>
              <Attentions of={attention.find((one) => one.team.id === team.id)} />
              <ul className={styles.urgent}>
                {list.rows.map((row) => (
                  <UrgentLine key={row.id} row={row} teamId={team.id} />
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** How much of it nobody of the team has looked at, and how many interests facts have overtaken. */
function Attentions({ of }: { readonly of: Attention[number] | undefined }) {
  const { t } = useTranslation('home')
  const numberOf = useCountWords()
  if (of === undefined) return null
  const team = of.team.id
  return (
    <p className={styles.attentions}>
      {(['unseen', 'overtaken'] as const).map(
        (part) =>
          of[part] !== 0 && (
            <Link key={part} to="/overview/$part" params={{ part }} search={{ team }}>
              {t(`worklists.${part}`, numberOf(of[part]))}
            </Link>
          ),
      )}
    </p>
  )
}
