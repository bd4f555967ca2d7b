import { useTranslation } from 'react-i18next'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { ChoiceField, TextField } from '../../ui/forms/fields.tsx'
import { type CiAttribute, choiceWord } from '../kinds/attributes.ts'
import { attributeKey, typedIn } from './draft-fields.ts'
import type { FieldsProps } from './new-item-form.tsx'

interface Props extends FieldsProps {
  readonly attribute: CiAttribute
}

/** A field of the kind's own, drawn from its definition. */
export function AttributeField({ fields, onChange, attribute }: Props) {
  const { t } = useTranslation('configuration')
  const nameOf = useNameOf()
  const key = attributeKey(attribute)
  const value = typedIn(fields, attribute)
  const bound = { path: `/attributes/${attribute.id}`, label: nameOf(attribute.label) }
  if (attribute.form === 'text' || attribute.form === 'number') {
    return (
      <TextField
        {...bound}
        inputMode={attribute.form === 'number' ? 'decimal' : 'text'}
        value={value}
        onValue={(typed) => onChange({ [key]: typed })}
      />
    )
  }
  const data =
    attribute.form === 'boolean'
      ? [
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]
      : attribute.choices.map((choice) => ({ value: choice, label: choiceWord(t, attribute, choice) }))
  return (
    <ChoiceField
      {...bound}
      clearable
      placeholder={t('notSet')}
      data={data}
      value={value === '' ? null : value}
      onValue={(chosen) => onChange({ [key]: chosen ?? '' })}
    />
  )
}
