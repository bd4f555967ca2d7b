import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { VulnerabilityRow } from '#contract/matching/findings.ts'
import { useMay } from '../../session/me.tsx'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import { type Fact, Facts } from '../../ui/facts/facts.tsx'
import { concernedBy, itemsTouched } from './concerned.ts'
import styles from './risk.module.css'
import { ExploitedMark, InterestWords } from './risk-cells.tsx'
import { useRiskWords } from './use-risk-words.ts'

/** Why a vulnerability stands where it stands: every ground of the risk order, the unknown as unknown. */
export function RiskFacts({ row }: { readonly row: VulnerabilityRow }) {
  const { t } = useTranslation('vulnerabilities')
  const facts = useRiskFacts(row)
  return (
    <section className={styles.facts}>
      <h3 className={styles.factsTitle}>{t('risk.title')}</h3>
      <Facts facts={facts} />
    </section>
  )
}

function useRiskFacts(row: VulnerabilityRow): readonly Fact[] {
  const { t } = useTranslation('vulnerabilities')
  const words = useRiskWords()
  const may = useMay()
  const concerned = concernedBy(row.teams, undefined)
  const seesInterest = may('interest.view') && concerned.length > 0
  const { exploitedAt, epss } = row
  return [
    {
      name: t('risk.exploited.name'),
      value: exploitedAt === null ? t('risk.exploited.unknown') : <ExploitedMark at={exploitedAt} />,
    },
    ...(seesInterest
      ? [{ name: t('risk.interest.column'), value: <InterestWords concerned={concerned} /> }]
      : []),
    { name: t('risk.epss.column'), value: orUnknown(epss === null ? null : words.epss(epss)) },
    { name: t('columns.severity'), value: orUnknown(words.severity(row.severity)) },
    {
      name: t('risk.items.name'),
      value: t('risk.items.words', { count: itemsTouched(row.teams, undefined) }),
    },
  ]
}

function orUnknown(value: ReactNode): ReactNode {
  return value ?? <UnknownBadge />
}
