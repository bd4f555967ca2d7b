import { useTranslation } from 'react-i18next'
import type { SavedList, Sharing } from '#contract/sharing/saved-lists.ts'
import { useNameOf } from '../i18n/bilingual.tsx'
import { useMe } from '../session/me.tsx'

/** With whom a list is shared as a form holds it: `nobody`, `everybody`, or a team's id. */
export function sharingValue(shared: SavedList['shared']): string {
  return shared.with === 'team' ? shared.team.id : shared.with
}

/** The same as it is sent. */
export function readSharing(value: string): Sharing {
  return value === 'nobody' || value === 'everybody' ? { with: value } : { with: 'team', teamId: value }
}

/** With whom the reader may share: their own teams, and everybody inside; guests with nobody. */
export function useSharingChoices(list: SavedList | null) {
  const { t } = useTranslation('saved-lists')
  const nameOf = useNameOf()
  const me = useMe()
  const inside = me.memberships.filter(({ role }) => role !== 'guest')
  const present = list?.shared.with === 'team' ? [list.shared.team] : []
  const teams = [...inside.flatMap(({ team }) => (team === null ? [] : [team])), ...present]
  const once = new Map(teams.map(({ id, name }) => [id, { value: id, label: nameOf(name) }]))
  const isInside = me.organisation.internal && inside.length > 0
  return [
    { value: 'nobody', label: t('dialog.nobody') },
    ...once.values(),
    ...(isInside ? [{ value: 'everybody', label: t('dialog.everybody') }] : []),
  ]
}
