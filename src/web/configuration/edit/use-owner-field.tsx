import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listUsers } from '#contract/identity/people.ts'
import type { Ci } from '#contract/inventory/cis.ts'
import { Tlp } from '#contract/shapes.ts'
import { ask } from '../../api/query.ts'
import { useMay, useMe } from '../../session/me.tsx'
import { useDirectory } from '../kinds/use-directory.ts'
import { NotSet } from './not-set.tsx'
import type { ChoiceOfField } from './use-ci-fields.tsx'

/**
 * Who answers for the item: people of the company whose clearance reaches its label; for those who may not look people up,
 * themselves.
 */
export function useOwnerField(ci: Ci): ChoiceOfField {
  const { t } = useTranslation('configuration')
  const people = usePeople(ci)
  const nameOf = (id: string | null) =>
    people.find((one) => one.id === id)?.name ?? (ci.owner?.id === id ? ci.owner?.name : undefined) ?? ''
  return {
    field: {
      name: 'owner',
      label: t('fields.owner'),
      read: (one) => one.owner?.id ?? null,
      write: (ownerId) => ({ ownerId }),
      preview: (id) => ({ owner: id === null ? null : { id, name: nameOf(id) } }),
      show: (id) => (id === null ? <NotSet /> : nameOf(id)),
      wordOf: (id) => (id === null ? t('notSet') : nameOf(id)),
    },
    choices: [...people.map(({ id }) => id), null],
  }
}

function usePeople(ci: Ci): readonly { readonly id: string; readonly name: string }[] {
  const me = useMe()
  const mayLookUp = useMay()('user.view') && ci.may.includes('ci.change')
  const { organisations } = useDirectory()
  const { data } = useQuery({ ...ask(listUsers, { query: { limit: 200 } }), enabled: mayLookUp })
  if (!mayLookUp) return [{ id: me.id, name: me.name }]
  const inside = new Set(
    organisations.filter(({ kind }) => kind === 'own' || kind === 'group').map(({ id }) => id),
  )
  const reaches = (clearance: Tlp) => Tlp.options.indexOf(clearance) >= Tlp.options.indexOf(ci.tlp)
  return (data?.rows ?? []).filter(
    (one) => one.disabledAt === null && inside.has(one.organisationId) && reaches(one.clearance),
  )
}
