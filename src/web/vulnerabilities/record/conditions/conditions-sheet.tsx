import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listConditions } from '#contract/matching/conditions.ts'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { ask } from '../../../api/query.ts'
import { useNameOf } from '../../../i18n/bilingual.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import { useTouchedTeams } from '../../decide/decide-buttons.tsx'
import { AddConditionDialog } from './add-condition-dialog.tsx'
import { ConditionLine } from './condition-line.tsx'
import styles from './conditions.module.css'

/** Under which conditions the vulnerability applies; of one without any only the way to tell one. */
export function ConditionsSheet({ vulnerability }: { readonly vulnerability: Vulnerability }) {
  const { t } = useTranslation('vulnerabilities')
  const conditions = useQuery(ask(listConditions, { params: { alias: vulnerability.id } }))
  const rows = conditions.data?.rows ?? []
  if (rows.length === 0) return <AddButtons vulnerability={vulnerability} />
  return (
    <Sheet edge="flush">
      <div className={styles.head}>
        <h2 className={styles.title}>{t('conditions.title')}</h2>
        <p className={styles.meaning}>{t('conditions.meaning')}</p>
        <AddButtons vulnerability={vulnerability} />
      </div>
      <ul className={styles.lines}>
        {rows.map((condition) => (
          <ConditionLine key={condition.id} vulnerability={vulnerability} condition={condition} />
        ))}
      </ul>
    </Sheet>
  )
}

/** For each of the reader's teams that the vulnerability touches. */
function AddButtons({ vulnerability }: { readonly vulnerability: Vulnerability }) {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const teams = useTouchedTeams(vulnerability)
  const [asked, setAsked] = useState<(typeof teams)[number] | null>(null)
  if (teams.length === 0) return null
  return (
    <div className={styles.add}>
      {teams.map((team) => (
        <Button key={team.id} variant="subtle" size="compact-sm" onClick={() => setAsked(team)}>
          {teams.length === 1 ? t('conditions.add') : t('conditions.addFor', { team: nameOf(team.name) })}
        </Button>
      ))}
      {asked !== null && (
        <AddConditionDialog
          vulnerabilityId={vulnerability.id}
          teamId={asked.id}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}
