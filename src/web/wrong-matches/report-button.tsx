import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '#contract/matching/findings.ts'
import { useMay } from '../session/me.tsx'
import { useMayDecide } from '../vulnerabilities/teams/use-teams.ts'
import { ReportDialog } from './report-dialog.tsx'
import styles from './wrong-matches.module.css'

/** Offers to report a finding as a wrong match, to whoever may: its team, or who answers for the matching of all. */
export function ReportButton({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('vulnerabilities')
  const may = useMay()
  const mayDecide = useMayDecide()
  const [opened, setOpened] = useState(false)
  const ofTeam = finding.team !== null && mayDecide(finding.team.id)
  const ofAll = may('match.correct')
  if (finding.wrongMatch !== undefined || !(ofTeam || ofAll)) return null
  return (
    <>
      <UnstyledButton
        className={styles.link}
        aria-label={t('wrong.openFor', { component: finding.component.name, item: finding.ci.name })}
        onClick={() => setOpened(true)}
      >
        {t('wrong.open')}
      </UnstyledButton>
      {opened && <ReportDialog finding={finding} may={{ ofTeam, ofAll }} onClose={() => setOpened(false)} />}
    </>
  )
}
