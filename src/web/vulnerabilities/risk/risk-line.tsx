import { useTranslation } from 'react-i18next'
import type { VulnerabilityRow } from '#contract/matching/findings.ts'
import { concernedBy, itemsTouched } from './concerned.ts'
import styles from './risk.module.css'
import { ExploitedMark, InterestWords } from './risk-cells.tsx'
import { useRiskWords } from './use-risk-words.ts'

interface Props {
  readonly row: VulnerabilityRow
  /** The team whose list it is; undefined: everybody's. */
  readonly teamId: string | undefined
}

/** Why a vulnerability stands where it stands, in one line; what is not known is left away. */
export function RiskLine({ row, teamId }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const words = useRiskWords()
  const known = concernedBy(row.teams, teamId).filter(({ interest }) => interest !== null)
  const severity = words.severity(row.severity)
  return (
    <span className={styles.line}>
      {row.exploitedAt !== null && <ExploitedMark at={row.exploitedAt} />}
      {known.map((one) => (
        <InterestWords key={one.strand} concerned={[one]} label={teamId === undefined ? 'side' : 'word'} />
      ))}
      {row.epss !== null && (
        <span data-digits data-hint={words.epssHint(row.epss)}>
          {t('risk.epss.words', { value: words.epss(row.epss) })}
        </span>
      )}
      {severity !== null && <span data-digits>{severity}</span>}
      <span data-digits>{t('risk.items.words', { count: itemsTouched(row.teams, teamId) })}</span>
    </span>
  )
}
