import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { graphForms, type ImpactSearch, readImpactSearch } from './impact-search.ts'

interface Props {
  readonly search: ImpactSearch
  readonly onSearch: (next: ImpactSearch) => void
}

/** Drawn, as a tree, or as a table: the same in each. */
export function FormChoice({ search, onSearch }: Props) {
  const { t } = useTranslation('impact')
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('forms.label')}
      value={search.as ?? 'drawing'}
      data={graphForms.map((value) => ({ value, label: t(`forms.${value}`) }))}
      onChange={(as) => onSearch(readImpactSearch({ ...search, as }))}
    />
  )
}
