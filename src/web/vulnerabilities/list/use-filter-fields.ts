import { useTranslation } from 'react-i18next'
import { useNameOf } from '../../i18n/bilingual.tsx'
import type { FilterField } from '../../ui/filters/filter.ts'
import { useTeams } from '../teams/use-teams.ts'

/** What the list of vulnerabilities can be narrowed by. */
export function useFilterFields(): readonly FilterField[] {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  const teams = useTeams() ?? []
  return [
    {
      id: 'state',
      label: t('filter.state'),
      choose: 'one',
      options: [
        { value: 'open', label: t('filter.open') },
        { value: 'settled', label: t('filter.settled') },
      ],
    },
    {
      id: 'reach',
      label: t('filter.reach'),
      choose: 'one',
      options: [{ value: 'ours', label: t('filter.ours') }],
    },
    {
      id: 'team',
      label: t('filter.team'),
      choose: 'one',
      options: teams.map((team) => ({ value: team.id, label: nameOf(team.name) })),
    },
  ]
}
