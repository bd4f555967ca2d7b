import { useTranslation } from 'react-i18next'
import type { Role } from '#contract/identity/access.ts'
import { useDirectoryName } from '../directory/use-directory.ts'
import type { Membership } from './membership.ts'

/** The name of a role as a label begins: with a capital where the script has them. */
export function useRoleName(): (role: Role) => string {
  const { t } = useTranslation('words')
  return (role) => {
    const name = t(`roles.${role}`)
    return name.charAt(0).toUpperCase() + name.slice(1)
  }
}

/** A role with what it is held for: `Responder (CSIRT)`. */
export function useMembershipWords(): (membership: Membership) => string {
  const { t } = useTranslation('administration')
  const roleName = useRoleName()
  const nameOf = useDirectoryName()
  return ({ role, teamId, divisionId }) => {
    const place = nameOf(teamId ?? divisionId)
    return place === undefined ? roleName(role) : t('people.roleAt', { role: roleName(role), place })
  }
}
