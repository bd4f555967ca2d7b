import { useTranslation } from 'react-i18next'
import type { CiKind } from '#contract/inventory/cis.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { ChoiceField, TextField } from '../../ui/forms/fields.tsx'
import { ItemField } from '../choose/item-field.tsx'
import type { FieldsProps } from './new-item-form.tsx'

interface Props extends FieldsProps {
  readonly kinds: readonly CiKind[]
  readonly kind: CiKind | undefined
}

/** What it is: kind, name, and of what it is part, for kinds that can be. */
export function KindFields({ fields, onChange, whole, kinds, kind }: Props) {
  const { t } = useTranslation('configuration')
  const nameOf = useNameOf()
  const changeKind = (id: string | null) =>
    onChange(whole === null ? { kind: id, partOfId: null } : { kind: id })
  return (
    <>
      <ChoiceField
        path="/kind"
        label={t('fields.kind')}
        description={t('create.kindHint')}
        required
        data={kinds.map((one) => ({
          value: one.id,
          label: `${nameOf(one.label)} (${t(`sides.${one.side}`)})`,
        }))}
        value={fields.kind}
        onValue={changeKind}
      />
      <TextField
        path="/name"
        label={t('fields.name')}
        description={t('create.nameHint')}
        required
        maxLength={200}
        value={fields.name}
        onValue={(name) => onChange({ name })}
      />
      {whole === null && kind !== undefined && kind.partOf.length > 0 && (
        <ItemField
          path="/partOfId"
          label={t('fields.partOf')}
          description={t('create.partOfHint')}
          kind={kind.partOf.length === 1 ? kind.partOf[0] : undefined}
          value={fields.partOfId}
          onValue={(partOfId) => onChange({ partOfId })}
        />
      )}
    </>
  )
}
