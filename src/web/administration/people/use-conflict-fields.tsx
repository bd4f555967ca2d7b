import { useTranslation } from 'react-i18next'
import { Tlp } from '#contract/shapes.ts'
import { TlpLabel } from '../../ui/badges/tlp-label.tsx'
import type { FieldView } from '../../ui/conflict/conflict-field.tsx'
import { readMemberships } from './membership.ts'
import { useMembershipWords } from './role-words.ts'

/** How the fields of a person are named and shown when two people changed them. */
export function useConflictFields(): readonly FieldView[] {
  const { t } = useTranslation('administration')
  const words = useMembershipWords()
  return [
    { name: 'name', label: t('people.name') },
    { name: 'email', label: t('audit.fields.email') },
    {
      name: 'memberships',
      label: t('people.roles'),
      show: (value) => (Array.isArray(value) ? readMemberships(value).map(words).join('\n') : ''),
    },
    {
      name: 'clearance',
      label: t('people.clearance'),
      show: (value) => <TlpLabel tlp={Tlp.parse(value)} />,
    },
  ]
}
