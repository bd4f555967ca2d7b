import { useTranslation } from 'react-i18next'
import { type FilterField, readFilter, wordsOf } from '../ui/filters/filter.ts'

interface Narrowing {
  readonly fields: readonly FilterField[]
  readonly value: Readonly<Record<string, string | undefined>>
  readonly q?: string | undefined
}

/** By what a list is narrowed, in the words of its pills: stands on what leaves the house. */
export function useFilterWords({ fields, value, q }: Narrowing): string {
  const { t, i18n } = useTranslation(['exports', 'web'])
  const list = new Intl.ListFormat(i18n.language, { type: 'disjunction', style: 'narrow' })
  const pills = fields.flatMap((field) => {
    const choice = readFilter(value[field.id], field)
    if (choice.values.length === 0) return []
    const values = list.format(wordsOf(choice, field))
    const words = t(choice.unwanted ? 'web:filter.without' : 'web:filter.with', { values })
    return [t('menu.pill', { field: field.label, words })]
  })
  return [...(q ? [t('menu.text', { q })] : []), ...pills].join(' · ')
}
