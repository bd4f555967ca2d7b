import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { SeverityBadge } from '../../../ui/badges/severity-badge.tsx'
import { UnknownBadge } from '../../../ui/badges/unknown-badge.tsx'
import { Facts } from '../../../ui/facts/facts.tsx'
import styles from './sources.module.css'

type SourceRecord = Vulnerability['records'][number]

/** How a record rates it: its own word and number as it gives them, beside them each vector with our score of it. */
export function RecordSeverities({ record }: { readonly record: SourceRecord }) {
  const { t } = useTranslation('vulnerabilities')
  const { own, severities } = record
  const nameOf = ({ system, source }: SourceRecord['severities'][number]) => {
    const name = t(`sources.systems.${system}`)
    return source === undefined ? name : t('sources.systemOf', { system: name, source })
  }
  return (
    <Facts
      facts={[
        {
          name: t('sources.own'),
          value: own === null ? t('sources.notGiven') : <OwnRating own={own} />,
        },
        ...severities.map((severity) => ({
          name: nameOf(severity),
          value: <Vector severity={severity} />,
        })),
      ]}
    />
  )
}

/** The source's own word and number. */
export function OwnRating({ own }: { readonly own: NonNullable<SourceRecord['own']> }) {
  if (own.rating === null) return own.score?.toFixed(1)
  return <SeverityBadge severity={own.rating} score={own.score} />
}

/** A vector as published, with our score of it. */
export function Vector({ severity }: { readonly severity: SourceRecord['severities'][number] }) {
  const { t } = useTranslation('vulnerabilities')
  const { system, vector, score, rating } = severity
  return (
    <span className={styles.vector}>
      {rating !== null && <SeverityBadge severity={rating} score={score} />}
      {rating === null && system !== 'ubuntu' && <UnknownBadge label={t('sources.notScored')} />}
      <code>{vector}</code>
    </span>
  )
}
