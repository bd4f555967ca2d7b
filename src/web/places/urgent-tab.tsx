import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Party } from '#contract/matching/parties.ts'
import { SeverityBadge } from '../ui/badges/severity-badge.tsx'
import { EmptyState } from '../ui/feedback/empty-state.tsx'
import { Pulse } from '../ui/feedback/pulse.tsx'
import { Sheet } from '../ui/page/page.tsx'
import { ExploitedMark } from '../vulnerabilities/risk/risk-cells.tsx'
import { VulnerabilityStrands } from '../vulnerabilities/standing/vulnerability-strands.tsx'
import { VulnerabilityTitle } from '../vulnerabilities/vulnerability-title.tsx'
import { narrowedTo } from './narrowed-to.ts'
import styles from './places.module.css'

interface Props {
  readonly party: Party
  readonly states: NonNullable<Party['vulnerabilities']>
}

/** How the vulnerabilities of its items stand, and the most urgent of them; each figure leads to its rows. */
export function UrgentTab({ party, states }: Props) {
  const { t } = useTranslation('places')
  const narrowed = narrowedTo(party)
  return (
    <>
      <States party={party} states={states} />
      <Sheet>
        <h2 className={styles.title}>{t('party.urgent.title')}</h2>
        {party.urgent.length === 0 ? (
          <EmptyState
            sentence={t(party.items.total === 0 ? 'party.urgent.emptyNoItems' : 'party.urgent.empty')}
          />
        ) : (
          <ul className={styles.lines}>
            {party.urgent.map((row) => (
              <UrgentLine key={row.id} row={row} />
            ))}
          </ul>
        )}
        <Link to="/vulnerabilities" search={narrowed}>
          {t('party.urgent.all')}
        </Link>
      </Sheet>
    </>
  )
}

function States({ party, states: { total, open, affected, settled } }: Props) {
  const { t, i18n } = useTranslation('places')
  const narrowed = narrowedTo(party)
  const figures = [
    { id: 'unsettled', count: total - settled, search: narrowed },
    { id: 'settled', count: settled, search: { ...narrowed, state: 'settled' } },
    { id: 'total', count: total, search: { ...narrowed, state: 'all' } },
  ] as const
  return (
    <ul className={styles.states} aria-label={t('party.states.label')}>
      {figures.map(({ id, count, search }) => (
        <li key={id}>
          <Link to="/vulnerabilities" search={search} className={styles.state}>
            <span className={styles.quiet}>{t(`party.states.${id}`)}</span>
            <Pulse value={count}>
              <span className={styles.count} data-digits>
                {count.toLocaleString(i18n.language)}
              </span>
            </Pulse>
            {id === 'unsettled' && count > 0 && (
              <span className={styles.quiet}>
                {t('party.states.open', { count: open })} · {t('party.states.affected', { count: affected })}
              </span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function UrgentLine({ row }: { readonly row: Party['urgent'][number] }) {
  const { t } = useTranslation('places')
  return (
    <li className={styles.line}>
      <VulnerabilityStrands vulnerability={row} />
      <Link to="/vulnerabilities/$alias" params={{ alias: row.name }} className={styles.lineTitle}>
        <code>{row.name}</code> <VulnerabilityTitle vulnerability={row} />
      </Link>
      {row.exploitedAt !== null && <ExploitedMark at={row.exploitedAt} />}
      <SeverityBadge severity={row.severity?.rating ?? null} />
      <span className={styles.lineItems} data-digits>
        {t('party.urgent.items', { count: row.cis })}
      </span>
    </li>
  )
}
