import { useTranslation } from 'react-i18next'
import { Role } from '#contract/identity/access.ts'
import type { FilterField } from '../../ui/filters/filter.ts'
import { useRoleName } from './role-words.ts'

/** What the list of people can be narrowed by. */
export function useFilterFields(): readonly FilterField[] {
  const { t } = useTranslation('administration')
  const roleName = useRoleName()
  return [
    {
      id: 'role',
      label: t('people.role'),
      options: Role.options.map((role) => ({ value: role, label: roleName(role) })),
    },
    {
      id: 'state',
      label: t('people.state'),
      options: [
        { value: 'active', label: t('people.states.active') },
        { value: 'disabled', label: t('people.states.disabled') },
      ],
    },
  ]
}
