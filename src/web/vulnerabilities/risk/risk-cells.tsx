import { IconRefreshAlert } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { VulnerabilityRow } from '#contract/matching/findings.ts'
import { Pulse } from '../../ui/feedback/pulse.tsx'
import type { Concerned } from './concerned.ts'
import styles from './risk.module.css'
import { useRiskWords } from './use-risk-words.ts'

/** Since when a vulnerability is known to be exploited. */
export function ExploitedMark({ at }: { readonly at: string }) {
  const words = useRiskWords()
  return (
    <Pulse value={at}>
      <time dateTime={at} className={styles.exploited} data-hint={words.exploitedHint(at)}>
        {words.exploited(at)}
      </time>
    </Pulse>
  )
}

interface InterestsProps {
  readonly concerned: readonly Concerned[]
  /** What stands before the level: whose interest it is, that it is interest, or nothing. */
  readonly label?: 'side' | 'word' | 'none'
}

/** How much each side is concerned, one below the other. */
export function InterestWords({ concerned, label = 'side' }: InterestsProps) {
  if (concerned.length === 0) return null
  return (
    <span className={styles.interests}>
      {concerned.map((one) => (
        <SideInterest key={one.strand} concerned={one} label={label} />
      ))}
    </span>
  )
}

interface SideProps extends Required<Pick<InterestsProps, 'label'>> {
  readonly concerned: Concerned
}

function SideInterest({ concerned, label }: SideProps) {
  const words = useRiskWords()
  const { interest } = concerned
  const interval = words.interval(concerned)
  return (
    <span className={styles.interest} data-hint={words.interestHint(concerned)}>
      <Label concerned={concerned} label={label} />{' '}
      <Pulse value={interval}>
        <span className={interest === null ? styles.unknown : undefined}>{interval}</span>
      </Pulse>
      {interest?.outdated === true && <Overtaken />}
    </span>
  )
}

function Label({ concerned, label }: SideProps) {
  const { t } = useTranslation('vulnerabilities')
  const words = useRiskWords()
  if (label === 'none') return null
  if (label === 'word') return t('risk.interest.column')
  return (
    <span className={styles.side} data-side={concerned.strand}>
      {words.side(concerned)}
    </span>
  )
}

/** Facts have changed since a person set the interest. */
function Overtaken() {
  const { t } = useTranslation('vulnerabilities')
  return (
    <IconRefreshAlert
      size={13}
      stroke={1.8}
      className={styles.overtaken}
      role="img"
      aria-label={t('interest.lookAgain')}
    />
  )
}

/** The estimated probability of exploitation and, below it, among which uppermost part it lies. */
export function EpssWords({ epss }: { readonly epss: VulnerabilityRow['epss'] }) {
  const { t } = useTranslation()
  const words = useRiskWords()
  if (epss === null) return <span className={styles.unknown}>{t('unknown')}</span>
  const { share, top } = words.epssParts(epss)
  return (
    <Pulse value={epss.score}>
      <span className={styles.epss} data-digits data-hint={words.epssHint(epss)}>
        {share} {top !== null && <span className={styles.top}>{top}</span>}
      </span>
    </Pulse>
  )
}
