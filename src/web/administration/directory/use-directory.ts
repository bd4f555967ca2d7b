import { useQuery } from '@tanstack/react-query'
import type { Organisation } from '#contract/identity/people.ts'
import { readDirectory } from '#contract/identity/people.ts'
import { ask } from '../../api/query.ts'
import { useLocale } from '../../i18n/locale.tsx'
import { nameIn } from './name-in.ts'

/** Organisations, divisions and teams as the reader may see them: small, so it is read whole. */
export function useDirectory() {
  return useQuery(ask(readDirectory))
}

/** The name of an organisation, division or team by its id; undefined when it is none, or not known yet. */
export function useDirectoryName(): (id: string | null) => string | undefined {
  const { data } = useDirectory()
  const { language } = useLocale()
  const all = data === undefined ? [] : [...data.organisations, ...data.divisions, ...data.teams]
  const names = new Map(all.map((one) => [one.id, nameIn(one.name, language).text]))
  return (id) => (id === null ? undefined : names.get(id))
}

/** Whether people of the organisation are of the house; others can only be guests. */
export function isInside(organisation: Pick<Organisation, 'kind'> | undefined): boolean {
  return organisation?.kind === 'own' || organisation?.kind === 'group'
}
