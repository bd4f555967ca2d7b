import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NewCi } from '#contract/inventory/cis.ts'
import { useMe } from '../../session/me.tsx'
import { ChoiceField } from '../../ui/forms/fields.tsx'
import { labelsUpTo } from '../edit/use-ci-fields.tsx'
import styles from './create.module.css'
import type { FieldsProps } from './new-item-form.tsx'
import { isRestricted } from './use-create-ci.ts'

const exposures = NewCi.shape.exposure.unwrap().unwrap().options
const criticalities = ['high', 'medium', 'low'] as const

/** How important it is, from where it is reached, and how far it may be told of. */
export function HandlingFields({ fields, onChange }: FieldsProps) {
  const { t } = useTranslation(['configuration', 'web'])
  const { clearance } = useMe()
  return (
    <fieldset className={styles.group}>
      <legend>{t('create.more')}</legend>
      <ChoiceField
        path="/criticality"
        label={t('fields.criticality')}
        clearable
        placeholder={t('notSet')}
        data={criticalities.map((value) => ({ value, label: t(`criticality.${value}`) }))}
        value={fields.criticality}
        onValue={(criticality) => onChange({ criticality })}
      />
      <ChoiceField
        path="/exposure"
        label={t('fields.exposure')}
        clearable
        placeholder={t('notSet')}
        data={exposures.map((value) => ({ value, label: t(`exposure.${value}`) }))}
        value={fields.exposure}
        onValue={(exposure) => onChange({ exposure })}
      />
      <ChoiceField
        path="/tlp"
        label={t('fields.tlp')}
        description={t('create.tlpHint')}
        data={labelsUpTo(clearance).map((value) => ({
          value,
          label: `TLP:${value.toUpperCase()} ${t(`web:tlp.${value}`)}`,
        }))}
        value={fields.tlp}
        onValue={(tlp) => onChange({ tlp: tlp ?? 'amber' })}
      />
      <Checkbox
        size="sm"
        label={t('create.needToKnowLabel')}
        description={t('create.needToKnowHint')}
        checked={fields.needToKnow}
        onChange={(event) => onChange({ needToKnow: event.currentTarget.checked })}
      />
      {isRestricted(fields) && <p className={styles.note}>{t('create.restricted')}</p>}
    </fieldset>
  )
}
