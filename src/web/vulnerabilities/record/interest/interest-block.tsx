import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listInterests } from '#contract/intel/interest.ts'
import { Answered } from '../../../api/answered.tsx'
import { ask } from '../../../api/query.ts'
import { useMay } from '../../../session/me.tsx'
import styles from './interest.module.css'
import { TeamInterestCard } from './team-interest-card.tsx'

/** How much each team is concerned by a vulnerability, and why. */
export function InterestBlock({ vulnerabilityId }: { readonly vulnerabilityId: string }) {
  const may = useMay()
  return may('interest.view') ? <Interests vulnerabilityId={vulnerabilityId} /> : null
}

function Interests({ vulnerabilityId }: { readonly vulnerabilityId: string }) {
  const { t } = useTranslation('vulnerabilities')
  const query = useQuery(ask(listInterests, { query: { vulnerability: vulnerabilityId } }))
  return (
    <section className={styles.block} aria-label={t('interest.title')}>
      <h2 className={styles.title}>{t('interest.title')}</h2>
      <Answered query={query} as="part">
        {({ rows }) =>
          rows.length === 0 ? (
            <p className={styles.quiet}>{t('interest.nobody')}</p>
          ) : (
            <div className={styles.cards}>
              {rows.map((row) => (
                <TeamInterestCard key={row.team.id} row={row} />
              ))}
            </div>
          )
        }
      </Answered>
    </section>
  )
}
