import { useTranslation } from 'react-i18next'
import type { Finding } from '#contract/matching/findings.ts'
import { UnknownBadge } from '../../../ui/badges/unknown-badge.tsx'
import { Moment } from '../../../ui/dates/moment.tsx'
import { Why } from '../../../ui/why/why.tsx'
import { RangeText } from '../range-text.tsx'
import styles from './findings.module.css'
import { useExplanation } from './use-explanation.ts'
import { useRemark } from './use-remark.ts'

/** What the versions say, before anybody has decided. */
export function VerdictWord({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('vulnerabilities')
  if (finding.verdict === 'undetermined') return <UnknownBadge label={t('verdict.undetermined')} />
  return <span className={styles.word}>{t(`verdict.${finding.verdict}`)}</span>
}

/** Why it counts as hit: the record, its range, by which rule, whose word it is, since when. */
export function FindingWhy({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('vulnerabilities')
  const remark = useRemark()
  const explain = useExplanation()
  const { component, reason, ci, since } = finding
  return (
    <Why
      of={t('reason.of', { item: ci.name, component: component.name })}
      sentence={explain(finding)}
      reasons={[
        { label: t('reason.record'), value: <code>{reason.record}</code> },
        { label: t('reason.range'), value: <RangeText range={reason.range} /> },
        { label: t('reason.rank'), value: t(`rank.${reason.rank}`) },
        { label: t('reason.source'), value: <code>{reason.source}</code> },
        ...(reason.remark === undefined ? [] : [{ label: t('reason.remark'), value: remark(reason.remark) }]),
        { label: t('reason.since'), value: <Moment at={since} /> },
      ]}
    />
  )
}
