import { Link } from '@tanstack/react-router'
import type { VulnerabilityRow } from '#contract/matching/findings.ts'
import { RiskLine } from '../../../vulnerabilities/risk/risk-line.tsx'
import { VulnerabilityStrands } from '../../../vulnerabilities/standing/vulnerability-strands.tsx'
import { VulnerabilityTitle } from '../../../vulnerabilities/vulnerability-title.tsx'
import styles from '../home.module.css'

interface Props {
  readonly row: VulnerabilityRow
  /** Whose interest and items are told; undefined: everybody's. */
  readonly teamId: string | undefined
}

/** A vulnerability in two lines: how both teams stand to it, and why it is urgent. */
export function UrgentLine({ row, teamId }: Props) {
  return (
    <li>
      <VulnerabilityStrands vulnerability={row} />
      <div className={styles.urgentWords}>
        <Link to="/vulnerabilities/$alias" params={{ alias: row.shortId }}>
          <code>{row.name}</code> <VulnerabilityTitle vulnerability={row} />
        </Link>
        <RiskLine row={row} teamId={teamId} />
      </div>
    </li>
  )
}
