import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Assessment } from '#contract/matching/assessments.ts'
import { ConflictField } from '../../ui/conflict/conflict-field.tsx'
import { MadeBy } from '../assessments/made-by.tsx'
import { StatusBadge } from '../assessments/status.tsx'
import styles from './decide.module.css'
import type { CompleteDecision } from './decision-draft.ts'

interface Props {
  /** null: what was in force has been undone. */
  readonly theirs: Assessment | null
  readonly mine: CompleteDecision
  readonly onKeepTheirs: () => void
  readonly onDecide: () => void
  /** Back to the form, with their decision in sight. */
  readonly onBack: () => void
}

const theirSide = ['theirs']
const mySide = ['mine']

/** Somebody decided first: both decisions side by side; one of them holds, or the person decides anew. */
export function DecisionConflict({ theirs, mine, onKeepTheirs, onDecide, onBack }: Props) {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  const [chosen, setChosen] = useState<string | undefined>()
  return (
    <Modal opened onClose={onBack} title={t('overtaken.title')} size={820}>
      <p className={styles.lead}>{t('overtaken.lead')}</p>
      <ConflictField
        field={{
          name: 'decision',
          label: t('overtaken.decision'),
          show: (side) => (side === theirSide ? <Theirs decision={theirs} /> : <Told decision={mine} />),
        }}
        theirs={theirSide}
        mine={mySide}
        chosen={chosen === undefined ? undefined : [chosen]}
        first
        onChoose={(side) => setChosen(side === mySide ? 'mine' : 'theirs')}
      />
      <footer className={styles.actions}>
        <Button variant="default" onClick={onBack}>
          {t('overtaken.anew')}
        </Button>
        <Button disabled={chosen === undefined} onClick={chosen === 'mine' ? onDecide : onKeepTheirs}>
          {t(chosen === 'mine' ? 'decide.verb' : 'overtaken.keep')}
        </Button>
      </footer>
    </Modal>
  )
}

function Theirs({ decision }: { readonly decision: Assessment | null }) {
  const { t } = useTranslation('vulnerabilities')
  if (decision === null) return t('overtaken.undone')
  return (
    <>
      <Told decision={decision} />
      <MadeBy assessment={decision} />
    </>
  )
}

function Told({ decision }: { readonly decision: CompleteDecision | Assessment }) {
  const { t } = useTranslation('vulnerabilities')
  const { status, justification, note } = decision
  return (
    <span className={styles.told}>
      <StatusBadge status={status} />
      {justification !== null && <span>{t(`justification.${justification}.word`)}</span>}
      {note !== '' && <span className={styles.note}>{note}</span>}
    </span>
  )
}
