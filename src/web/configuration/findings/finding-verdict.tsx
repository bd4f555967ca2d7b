import { useTranslation } from 'react-i18next'
import type { Finding } from '#contract/matching/findings.ts'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import { Why } from '../../ui/why/why.tsx'
import styles from './findings.module.css'

/** What the records say of the component, and why. */
export function FindingVerdict({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('configuration')
  const word = t(`findings.verdicts.${finding.verdict}`)
  return (
    <span className={styles.verdict}>
      {finding.verdict === 'undetermined' ? <UnknownBadge label={word} /> : word}
      <FindingWhy finding={finding} />
    </span>
  )
}

function FindingWhy({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('configuration')
  const { reason, component, vulnerability } = finding
  return (
    <Why
      of={t('findings.why.of', {
        vulnerability: vulnerability.name,
        component: `${component.name} ${component.version}`,
      })}
      sentence={t(finding.verdict === 'undetermined' ? 'findings.why.undetermined' : 'findings.why.affected')}
      reasons={[
        { label: t('findings.why.record'), value: <code>{reason.record}</code> },
        { label: t('findings.why.range'), value: <code>{reason.range}</code> },
        {
          label: t('findings.why.fixed'),
          value: reason.fixed.length === 0 ? t('findings.notFixed') : <code>{reason.fixed.join(', ')}</code>,
        },
        { label: t('findings.why.rank'), value: t(`findings.why.ranks.${reason.rank}`) },
        { label: t('findings.why.source'), value: reason.source },
        { label: t('findings.why.since'), value: <Moment at={finding.since} /> },
      ]}
    />
  )
}
