import { useTranslation } from 'react-i18next'
import { TeamKind } from '#contract/identity/access.ts'
import { OrganisationKind } from '#contract/identity/people.ts'
import { useDirectoryName } from '../directory/use-directory.ts'
import type { Place } from './place.ts'

/** What kind of organisation or team it is, in a word; undefined for what is no kind. */
export function useKindWord(): (kind: string | null) => string | undefined {
  const { t } = useTranslation('administration')
  return (kind) => {
    const team = TeamKind.safeParse(kind)
    if (team.success) return t(`structure.teamKinds.${team.data}`)
    const organisation = OrganisationKind.safeParse(kind)
    return organisation.success ? t(`structure.kinds.${organisation.data}`) : undefined
  }
}

/** What a part of the structure is, in a few words. */
export function usePlaceWords(): (place: Place) => string {
  const { t } = useTranslation('administration')
  const nameOf = useDirectoryName()
  const kindWord = useKindWord()
  return ({ part, kind, organisationId }) => {
    if (part === 'organisations') return kindWord(kind) ?? ''
    const organisation = nameOf(organisationId) ?? ''
    return t('structure.teamOf', { kind: kindWord(kind) ?? t('people.division'), organisation })
  }
}
