import { useTranslation } from 'react-i18next'
import type { Severity } from '#contract/matching/findings.ts'
import { SeverityBadge } from '../../../ui/badges/severity-badge.tsx'
import { UnknownBadge } from '../../../ui/badges/unknown-badge.tsx'
import { Facts } from '../../../ui/facts/facts.tsx'
import { readVector } from './cvss.ts'
import styles from './rail.module.css'

/** A severity with its vector metric by metric in words, and who says so. */
export function SeverityFacts({ severity }: { readonly severity: Severity }) {
  const { t } = useTranslation('vulnerabilities')
  if (severity === null) return <UnknownBadge label={t('severity.unrated')} />
  const { rating, score, vector, source } = severity
  const metrics = vector === null ? [] : readVector(vector)
  return (
    <>
      <SeverityBadge severity={rating} score={score} />
      <Facts
        facts={[
          ...metrics.map(({ metric, meaning }) => ({
            name: t(`severity.metrics.${metric}`),
            value: t(`severity.values.${meaning}`),
          })),
          ...(vector === null ? [] : [{ name: t('severity.vector'), value: <code>{vector}</code> }]),
          { name: t('severity.source'), value: <code>{source}</code> },
        ]}
      />
      {vector !== null && metrics.length === 0 && <p className={styles.note}>{t('severity.unread')}</p>}
    </>
  )
}
