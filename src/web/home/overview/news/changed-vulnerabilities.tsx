import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listVulnerabilities, type VulnerabilityRow } from '#contract/matching/findings.ts'
import { Answered } from '../../../api/answered.tsx'
import { ask } from '../../../api/query.ts'
import { SeverityBadge } from '../../../ui/badges/severity-badge.tsx'
import { Moment } from '../../../ui/dates/moment.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import { ExploitedMark } from '../../../vulnerabilities/risk/risk-cells.tsx'
import { VulnerabilityStrands } from '../../../vulnerabilities/standing/vulnerability-strands.tsx'
import { useShownTeam } from '../../../vulnerabilities/teams/use-teams.ts'
import { VulnerabilityTitle } from '../../../vulnerabilities/vulnerability-title.tsx'
import styles from '../home.module.css'

/** Among so many of the most urgent, so many that changed last are shown. */
const lookedThrough = 100
const shown = 6

/** Open vulnerabilities whose records changed last; the lens's team's. */
export function ChangedVulnerabilities() {
  const { t } = useTranslation('home')
  const team = useShownTeam(undefined)
  const query = { limit: lookedThrough, ...(team !== undefined && { teamId: team }) }
  const list = useQuery({ ...ask(listVulnerabilities, { query }), enabled: team !== 'pending' })
  return (
    <Sheet>
      <h2 className={styles.title}>{t('changed.title')}</h2>
      <Answered query={list} as="part">
        {({ rows, next }) =>
          rows.length === 0 ? (
            <p className={styles.quiet}>{t('changed.none')}</p>
          ) : (
            <>
              <ul className={styles.changed}>
                {rows
                  .toSorted((one, other) => other.changedAt.localeCompare(one.changedAt))
                  .slice(0, shown)
                  .map((row) => (
                    <ChangedLine key={row.id} row={row} />
                  ))}
              </ul>
              {next !== null && <p className={styles.quiet}>{t('changed.among', { count: rows.length })}</p>}
            </>
          )
        }
      </Answered>
    </Sheet>
  )
}

function ChangedLine({ row }: { readonly row: VulnerabilityRow }) {
  return (
    <li className={styles.line}>
      <VulnerabilityStrands vulnerability={row} />
      <Link to="/vulnerabilities/$alias" params={{ alias: row.shortId }} className={styles.lineTitle}>
        <VulnerabilityTitle vulnerability={row} />
      </Link>
      {row.exploitedAt !== null && <ExploitedMark at={row.exploitedAt} />}
      <SeverityBadge severity={row.severity?.rating ?? null} />
      <span className={styles.when}>
        <Moment at={row.changedAt} as="recent" />
      </span>
    </li>
  )
}
