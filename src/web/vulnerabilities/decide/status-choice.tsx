import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblem } from '../../ui/forms/form.tsx'
import styles from './decide.module.css'
import { type DecisionDraft, justifications, statuses } from './decision-draft.ts'

interface Props {
  readonly value: DecisionDraft
  readonly onEdit: (fields: Partial<DecisionDraft>) => void
}

/** The four statuses of VEX, each explained in a line. */
export function StatusChoice({ value, onEdit }: Props) {
  const { t } = useTranslation('vulnerabilities')
  return (
    <Radio.Group
      label={t('decide.status')}
      value={value.status}
      error={useProblem('/status')}
      onChange={(status) => onEdit({ status })}
    >
      <div className={styles.statuses}>
        {statuses.map((status) => (
          <Radio
            key={status}
            value={status}
            label={t(`status.${status}.word`)}
            description={t(`status.${status}.text`)}
          />
        ))}
      </div>
    </Radio.Group>
  )
}

/** The five justifications of VEX for not being affected. */
export function JustificationChoice({ value, onEdit }: Props) {
  const { t } = useTranslation('vulnerabilities')
  return (
    <Radio.Group
      label={t('decide.justification')}
      value={value.justification}
      error={useProblem('/justification')}
      onChange={(justification) => onEdit({ justification })}
    >
      <div className={styles.choices}>
        {justifications.map((justification) => (
          <Radio
            key={justification}
            value={justification}
            label={t(`justification.${justification}.word`)}
            description={t(`justification.${justification}.text`)}
          />
        ))}
      </div>
    </Radio.Group>
  )
}
