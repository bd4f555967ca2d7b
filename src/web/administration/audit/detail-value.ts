import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Role } from '#contract/identity/access.ts'
import { useMay } from '../../session/me.tsx'
import { useDirectoryName } from '../directory/use-directory.ts'
import { askEverybody } from '../people/everybody.ts'
import { useRoleName } from '../people/role-words.ts'

/** Writes any value of the trail for a reader: ids by the names they have now, roles and yes or no in words. */
export function useDetailWriter(): (value: unknown) => string {
  const { t } = useTranslation('administration')
  const nameOf = useNameOf()
  const roleName = useRoleName()
  const write = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('none')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'string') {
      const role = Role.safeParse(value)
      return nameOf(value) ?? (role.success ? roleName(role.data) : value)
    }
    if (Array.isArray(value)) return value.length === 0 ? t('none') : value.map(write).join(', ')
    if (typeof value !== 'object') return String(value)
    const parts = Object.values(value).filter((part) => part !== null)
    return parts.map(write).join(' · ')
  }
  return write
}

/** The present name behind an id: of a person, an organisation, a division or a team. */
export function useNameOf(): (id: string) => string | undefined {
  const inDirectory = useDirectoryName()
  const may = useMay()
  const { data } = useQuery({ ...askEverybody(), enabled: may('user.view') })
  return (id) => inDirectory(id) ?? data?.find((person) => person.id === id)?.name
}
