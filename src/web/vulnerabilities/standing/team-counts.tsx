import { useTranslation } from 'react-i18next'
import { StateBadge } from '../../ui/badges/state-badge.tsx'
import { Pulse } from '../../ui/feedback/pulse.tsx'
import styles from './standing.module.css'
import type { Standing } from './standing.ts'

/** How many items await a decision, are affected, are settled; what is zero is left away. */
export function TeamCounts({ standing }: { readonly standing: Standing | null }) {
  const { t } = useTranslation('vulnerabilities')
  if (standing === null) {
    return (
      <span className={styles.nothing} data-hint={t('counts.nothing')}>
        –<span className={styles.spoken}>{t('counts.nothing')}</span>
      </span>
    )
  }
  return (
    <Pulse value={JSON.stringify(standing)}>
      <span className={styles.counts}>
        <Count of="open" count={standing.open} />
        <Count of="affected" count={standing.affected} />
        <Count of="settled" count={standing.settled} />
      </span>
    </Pulse>
  )
}

type Counted = 'open' | 'affected' | 'settled'

const rings = { open: 'open', affected: 'advanced', settled: 'done' } as const

function Count({ of, count }: { readonly of: Counted; readonly count: number }) {
  const { t } = useTranslation('vulnerabilities')
  if (count === 0) return null
  const words = t(`counts.${of}`, { count })
  return (
    <span className={styles.count} data-hint={words}>
      <StateBadge progress={rings[of]}>
        <span aria-hidden="true">{count}</span>
        <span className={styles.spoken}>{words}</span>
      </StateBadge>
    </span>
  )
}

/** What the rings in the counts mean. */
export function CountsLegend() {
  const { t } = useTranslation('vulnerabilities')
  return (
    <span className={styles.legend} aria-hidden="true">
      <StateBadge progress="open">{t('legend.open')}</StateBadge>
      <StateBadge progress="advanced">{t('legend.affected')}</StateBadge>
      <StateBadge progress="done">{t('legend.settled')}</StateBadge>
    </span>
  )
}
