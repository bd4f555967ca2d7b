import { useTranslation } from 'react-i18next'
import type { ActivityValue } from '#contract/matching/activity.ts'
import { attributeWord } from '../configuration/kinds/attributes.ts'
import { useKinds } from '../configuration/kinds/use-kinds.ts'
import { useNameOf } from '../i18n/bilingual.tsx'

const fields = {
  name: 'name',
  divisionId: 'division',
  teamId: 'team',
  ownerId: 'owner',
  criticality: 'criticality',
  exposure: 'exposure',
  tlp: 'tlp',
  needToKnow: 'needToKnow',
} as const

const chosen = {
  criticality: ['low', 'medium', 'high'],
  exposure: ['internet', 'partner', 'internal', 'isolated'],
} as const

/** The words of an item's fields and their values; a field nobody knows is shown as it stands. */
export function useFieldWords(kindId: string) {
  const { t } = useTranslation(['configuration', 'activity'])
  const nameOf = useNameOf()
  const kind = useKinds().find(({ id }) => id === kindId)
  const attributeOf = (field: string) => kind?.attributes.find(({ id }) => `attributes.${id}` === field)
  const name = (field: string): string => {
    const known = knownKey(fields, field)
    if (known !== undefined) return t(`fields.${fields[known]}`)
    const attribute = attributeOf(field)
    return attribute === undefined ? field : nameOf(attribute.label)
  }
  const value = (field: string, of: ActivityValue | null): string => {
    if (of === null) return t('activity:notSet')
    if (typeof of === 'object') return nameOf(of)
    const attribute = attributeOf(field)
    if (attribute !== undefined) return attributeWord(t, attribute, of)
    if (typeof of === 'boolean') return t(of ? 'yes' : 'no')
    if (field === 'tlp') return `TLP:${String(of).toUpperCase()}`
    return choiceWord(field, String(of)) ?? String(of)
  }
  const choiceWord = (field: string, of: string): string | undefined => {
    const criticality = field === 'criticality' ? chosen.criticality.find((one) => one === of) : undefined
    if (criticality !== undefined) return t(`criticality.${criticality}`)
    const exposure = field === 'exposure' ? chosen.exposure.find((one) => one === of) : undefined
    return exposure === undefined ? undefined : t(`exposure.${exposure}`)
  }
  return { name, value }
}

function knownKey<Known extends object>(known: Known, key: string): keyof Known | undefined {
  return isKey(known, key) ? key : undefined
}

function isKey<Known extends object>(known: Known, key: PropertyKey): key is keyof Known {
  return Object.hasOwn(known, key)
}
