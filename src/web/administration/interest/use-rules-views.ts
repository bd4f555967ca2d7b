import { useTranslation } from 'react-i18next'
import { groups } from './rules-fields.ts'
import { useGroupWords } from './rules-form.tsx'
import { useValueWords } from './use-value-words.ts'

/** The fields of the rules as a conflict shows them. */
export function useRulesViews() {
  const { t, i18n } = useTranslation('administration')
  const listed = new Intl.ListFormat(i18n.language, { type: 'unit' })
  const wordOf = useGroupWords()
  const sayValue = useValueWords()
  const list = (show: (value: string) => string) => (value: unknown) =>
    Array.isArray(value) ? listed.format(value.map((one) => show(String(one)))) : ''
  return [
    ...groups.flatMap((group) =>
      group.words.map((word) => ({
        name: `${group.id}.${word}`,
        label: `${t(`interestRules.${group.id}.title`)}: ${wordOf(group, word)}`,
        show: list((value) => sayValue(group.point, value)),
      })),
    ),
    {
      name: 'valueDensity',
      label: t('interestRules.valueDensity.title'),
      show: list((value) => sayValue('VD', value)),
    },
    { name: 'vectors', label: t('interestRules.vectors.title'), show: list((value) => value) },
    { name: 'tags', label: t('interestRules.references.tags') },
    { name: 'hosts', label: t('interestRules.references.hosts') },
    { name: 'note', label: t('interestRules.note') },
  ]
}
