import { Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Condition, listConditions } from '#contract/matching/conditions.ts'
import { ask } from '../../api/query.ts'
import { justificationFor } from './condition-answer.ts'
import styles from './decide.module.css'
import type { DecisionDraft } from './decision-draft.ts'

interface Props {
  readonly vulnerabilityId: string
  readonly value: DecisionDraft
  readonly onEdit: (fields: Partial<DecisionDraft>) => void
}

/** Which of the vulnerability's conditions does not hold there; nothing where it has none. */
export function ConditionChoice({ vulnerabilityId, value, onEdit }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const conditions = useQuery(ask(listConditions, { params: { alias: vulnerabilityId } }))
  const rows = conditions.data?.rows ?? []
  if (rows.length === 0) return null
  const choose = (id: string) => {
    const condition = rows.find((one) => one.id === id)
    onEdit(condition === undefined ? { conditionId: null } : answering(condition, value))
  }
  return (
    <Radio.Group label={t('decide.condition')} value={value.conditionId ?? ''} onChange={choose}>
      <div className={styles.choices}>
        <Radio value="" label={t('decide.noCondition')} />
        {rows.map((condition) => (
          <Radio key={condition.id} value={condition.id} label={condition.text} />
        ))}
      </div>
    </Radio.Group>
  )
}

/** Proposes why, unless the person has chosen already. */
function answering({ id, kind }: Condition, { justification }: DecisionDraft): Partial<DecisionDraft> {
  return { conditionId: id, justification: justification ?? justificationFor(kind) }
}
