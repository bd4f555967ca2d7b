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
  const writeText = (text: string): string => {
    const role = Role.safeParse(text)
    return nameOf(text) ?? (role.success ? roleName(role.data) : text)
  }
  const write = (value: unknown): string => {
    if (isEmpty(value)) return t('none')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'string') return writeText(value)
    if (Array.isArray(value)) return value.map(write).join(', ')
    return typeof value === 'object' ? writeParts(value).map(write).join(' · ') : String(value)
  }
  return write
}

function isEmpty(value: unknown): value is null | undefined | '' | readonly [] {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** The values of an object that say something; a role without a team is only the role. */
function writeParts(value: object | null): readonly unknown[] {
  return Object.values(value ?? {}).filter((part) => part !== null)
}

/** The present name behind an id: of a person, an organisation, a division or a team. */
export function useNameOf(): (id: string) => string | undefined {
  const inDirectory = useDirectoryName()
  const may = useMay()
  const { data } = useQuery({ ...askEverybody(), enabled: may('user.view') })
  return (id) => inDirectory(id) ?? data?.find((person) => person.id === id)?.name
}
