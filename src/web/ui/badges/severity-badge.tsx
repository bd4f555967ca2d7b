import { useTranslation } from 'react-i18next'
import styles from './badges.module.css'
import { UnknownBadge } from './unknown-badge.tsx'

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'none'

interface Props {
  /** null is unknown: drawn hatched, never as none. */
  readonly severity: Severity | null
  /** A score to stand behind the word, as its source gives it. */
  readonly score?: number | null | undefined
}

/** A severity by shape, colour and word. */
export function SeverityBadge({ severity, score }: Props) {
  const { t } = useTranslation()
  if (severity === null) return <UnknownBadge />
  return (
    <span className={`${styles.badge} ${styles[severity]}`}>
      <SeverityShape severity={severity} />
      {t(`severity.${severity}`)}
      {typeof score === 'number' && <span className={styles.score}>{score.toFixed(1)}</span>}
    </span>
  )
}

const outlines: Readonly<Record<Severity, string>> = {
  critical: 'M4 .5h4L11.5 4v4L8 11.5H4L.5 8V4z',
  high: 'M6 .8 11.6 11H.4z',
  medium: 'M6 .4 11.6 6 6 11.6.4 6z',
  low: 'M6 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8z',
  none: 'M6 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8zm0 1.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2z',
}

/** The shape alone: octagon, triangle, diamond, disc, ring. */
function SeverityShape({ severity }: { readonly severity: Severity }) {
  return (
    <svg className={styles.shape} viewBox="0 0 12 12" aria-hidden="true">
      <path d={outlines[severity]} fill="currentColor" />
    </svg>
  )
}
