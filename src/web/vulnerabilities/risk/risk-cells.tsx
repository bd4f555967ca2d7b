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
  /** The list of one team need not name it. */
  readonly of?: 'one' | 'sides'
}

/** How much each side is concerned, one below the other. */
export function InterestWords({ concerned, of = 'sides' }: InterestsProps) {
  if (concerned.length === 0) return null
  return (
    <span className={styles.interests} data-sides={concerned.length > 1 ? 'several' : 'one'}>
      {concerned.map((one) => (
        <SideInterest key={one.strand} concerned={one} of={of} />
      ))}
    </span>
  )
}

function SideInterest({
  concerned,
  of,
}: { readonly concerned: Concerned } & Required<Pick<InterestsProps, 'of'>>) {
  const words = useRiskWords()
  const { strand, interest } = concerned
  const interval = words.interval(concerned)
  return (
    <span className={styles.interest} data-hint={words.interestHint(concerned)}>
      {of === 'sides' && (
        <span className={styles.side} data-side={strand}>
          {words.side(concerned)}
        </span>
      )}{' '}
      <Pulse value={interval}>
        <span className={interest === null ? styles.unknown : undefined}>{interval}</span>
      </Pulse>
      {interest?.outdated === true && <Overtaken />}
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
