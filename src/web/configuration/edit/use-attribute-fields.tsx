import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { attributeWord, type CiAttribute } from '../kinds/attributes.ts'
import { useKinds } from '../kinds/use-kinds.ts'
import { attributeValue, withAttribute } from './attribute-value.ts'
import { NotSet } from './not-set.tsx'
import type { ShownField } from './use-field-edit.tsx'

/** A field of the item's kind: chosen where it has choices, else written. */
export interface AttributeField {
  readonly attribute: CiAttribute
  readonly field: ShownField
  /** Null: it is written. */
  readonly choices: readonly (string | null)[] | null
}

/** The fields of the item's kind, in the order of the kind. */
export function useAttributeFields(ci: Ci): readonly AttributeField[] {
  const { t } = useTranslation('configuration')
  const nameOf = useNameOf()
  const kind = useKinds().find((one) => one.id === ci.kind)
  return (kind?.attributes ?? []).map((attribute) => ({
    attribute,
    choices: choicesOf(attribute),
    field: {
      name: `attributes.${attribute.id}`,
      label: nameOf(attribute.label),
      read: (one) => attributeValue(one.attributes, attribute.id),
      write: (value, upon) => ({ attributes: withAttribute(upon.attributes, attribute, value) }),
      preview: (value, upon) => ({ attributes: withAttribute(upon.attributes, attribute, value) }),
      show: (value) =>
        value === null ? <NotSet /> : attributeWord(t, attribute, typedValue(attribute, value)),
    },
  }))
}

function choicesOf({ form, choices }: CiAttribute): readonly (string | null)[] | null {
  if (form === 'boolean') return ['true', 'false', null]
  return form === 'choice' ? [...choices, null] : null
}

function typedValue({ form }: CiAttribute, value: string): string | boolean {
  return form === 'boolean' ? value === 'true' : value
}
