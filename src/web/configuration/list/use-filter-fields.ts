import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listCis, readCi, Side } from '#contract/inventory/cis.ts'
import { ask } from '../../api/query.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import { useMe } from '../../session/me.tsx'
import type { FilterField } from '../../ui/filters/filter.ts'
import { useDirectory } from '../kinds/use-directory.ts'
import { useKinds } from '../kinds/use-kinds.ts'
import type { CiListSearch } from './ci-list-search.ts'

/** What the list of items can be narrowed by; `partOf` only where an address brought it. */
export function useFilterFields({ partOf, owner }: CiListSearch): readonly FilterField[] {
  const { t } = useTranslation('configuration')
  const nameOf = useNameOf()
  const kinds = useKinds()
  const places = usePlaceFields()
  const owners = useOwnerField(owner)
  const whole = useQuery({
    ...ask(readCi, { params: { id: partOf ?? '' } }),
    enabled: partOf !== undefined,
  })
  const wholes =
    partOf === undefined
      ? []
      : [
          {
            id: 'partOf',
            label: t('fields.partOf'),
            choose: 'one' as const,
            options: [{ value: partOf, label: whole.data?.name ?? '…' }],
          },
        ]
  return [
    ...wholes,
    {
      id: 'side',
      label: t('list.side'),
      choose: 'one',
      options: Side.options.map((side) => ({ value: side, label: t(`sides.${side}`) })),
    },
    {
      id: 'kind',
      label: t('fields.kind'),
      choose: 'one',
      options: kinds.map((kind) => ({ value: kind.id, label: nameOf(kind.label) })),
    },
    ...places,
    owners,
  ]
}

/** Who answers for the items; `none` where a team or a division lacks. */
function usePlaceFields(): readonly FilterField[] {
  const { t } = useTranslation('configuration')
  const nameOf = useNameOf()
  const { organisations, divisions, teams } = useDirectory()
  const optionsOf = (rows: typeof divisions) =>
    rows.map(({ id, name }) => ({ value: id, label: nameOf(name) }))
  return [
    {
      id: 'team',
      label: t('fields.team'),
      choose: 'one',
      options: [...optionsOf(teams), { value: 'none', label: t('list.noTeam') }],
    },
    {
      id: 'division',
      label: t('fields.division'),
      choose: 'one',
      options: [...optionsOf(divisions), { value: 'none', label: t('list.noDivision') }],
    },
    {
      id: 'organisation',
      label: t('fields.organisation'),
      choose: 'one',
      options: organisations.map(({ id, name }) => ({ value: id, label: nameOf(name) })),
    },
  ]
}

/** The reader's own items, those of nobody, or of whom an address names: their name stands on the items. */
function useOwnerField(owner: string | undefined): FilterField {
  const { t } = useTranslation('configuration')
  const me = useMe()
  const isOther = owner !== undefined && owner !== me.id && owner !== 'none'
  const items = useQuery({
    ...ask(listCis, { query: { ownerId: owner ?? '', limit: 1 } }),
    enabled: isOther,
  })
  return {
    id: 'owner',
    label: t('fields.owner'),
    choose: 'one',
    options: [
      { value: me.id, label: t('list.you', { name: me.name }) },
      { value: 'none', label: t('list.noOwner') },
    ],
    beyond: () => items.data?.rows[0]?.owner?.name ?? '…',
  }
}
