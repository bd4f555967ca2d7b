import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Role } from '#contract/identity/access.ts'
import { BilingualName } from '#contract/shapes.ts'
import { useLocale } from '../../i18n/locale.tsx'
import { useMay } from '../../session/me.tsx'
import { nameIn } from '../directory/name-in.ts'
import { useDirectoryName } from '../directory/use-directory.ts'
import { askEverybody } from '../people/everybody.ts'
import { useMembershipWords } from '../people/role-words.ts'

/**
 * Writes any value of the trail for a reader: ids by the names they have now, roles and yes or no in words, names in
 * the reader's language.
 */
export function useDetailWriter(): (value: unknown) => string {
  const { t } = useTranslation('administration')
  const { language } = useLocale()
  const nameOf = useNameOf()
  const membershipWords = useMembershipWords()
  const writeObject = (value: object): string => {
    const membership = Membership.safeParse(value)
    if (membership.success) return membershipWords(membership.data)
    const name = BilingualName.safeParse(value)
    if (name.success) return nameIn(name.data, language).text
    return Object.entries(value)
      .map(([field, part]) => t('audit.given', { field, value: write(part) }))
      .join(' · ')
  }
  const write = (value: unknown): string => {
    if (isEmpty(value)) return t('none')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'string') return nameOf(value) ?? value
    if (Array.isArray(value)) return value.map(write).join(', ')
    return typeof value === 'object' && value !== null ? writeObject(value) : String(value)
  }
  return write
}

const Membership = z.object({ role: Role, teamId: z.string().nullable(), divisionId: z.string().nullable() })

function isEmpty(value: unknown): value is null | undefined | '' | readonly [] {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** The present name behind an id: of a person, an organisation, a division or a team. */
export function useNameOf(): (id: string) => string | undefined {
  const inDirectory = useDirectoryName()
  const may = useMay()
  const { data } = useQuery({ ...askEverybody(), enabled: may('user.view') })
  return (id) => inDirectory(id) ?? data?.find((person) => person.id === id)?.name
}
