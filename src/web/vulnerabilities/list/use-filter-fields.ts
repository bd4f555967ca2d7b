import { useTranslation } from 'react-i18next'
import type { FilterField } from '../../ui/filters/filter.ts'

/** What the list of vulnerabilities can be narrowed by. */
export function useFilterFields(): readonly FilterField[] {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  return [
    {
      id: 'state',
      label: t('filter.state'),
      options: [
        { value: 'settled', label: t('filter.settled') },
        { value: 'all', label: t('filter.anyState') },
      ],
    },
    {
      id: 'reach',
      label: t('filter.reach'),
      options: [{ value: 'all', label: t('filter.everything') }],
    },
  ]
}
