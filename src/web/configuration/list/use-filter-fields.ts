import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readCi, Side } from '#contract/inventory/cis.ts'
import { ask } from '../../api/query.ts'
import { useNameOf } from '../../i18n/bilingual.tsx'
import type { FilterField } from '../../ui/filters/filter.ts'
import { useDirectory } from '../kinds/use-directory.ts'
import { useKinds } from '../kinds/use-kinds.ts'

/** What the list of items can be narrowed by; `partOf` only where an address brought it. */
export function useFilterFields(partOf: string | undefined): readonly FilterField[] {
  const { t } = useTranslation('configuration')
  const nameOf = useNameOf()
  const kinds = useKinds()
  const { teams } = useDirectory()
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
    {
      id: 'team',
      label: t('fields.team'),
      choose: 'one',
      options: teams.map((team) => ({ value: team.id, label: nameOf(team.name) })),
    },
  ]
}
