import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listCiLicences } from '#contract/inventory/cis.ts'
import { ask } from '../../api/query.ts'
import type { FilterField } from '../../ui/filters/filter.ts'

/** The licences by which an item's composition can be narrowed, each with how many components stand under it. */
export function useLicenceField(ciId: string): FilterField {
  const { t } = useTranslation('configuration')
  const { data } = useQuery(ask(listCiLicences, { params: { id: ciId } }))
  const rows = data?.rows ?? []
  const ids = rows.filter(({ isKnown }) => isKnown).slice(0, offered)
  const hasOther = rows.some(({ isKnown }) => !isKnown)
  return {
    id: 'licence',
    label: t('composition.licence.title'),
    choose: 'one',
    options: [
      ...ids.map(({ text, components }) => ({
        value: text,
        label: t('composition.licence.options', { licence: text, components }),
      })),
      ...(hasOther ? [{ value: 'other', label: t('composition.licence.other') }] : []),
      ...(data === undefined || data.none === 0
        ? []
        : [
            {
              value: 'none',
              label: t('composition.licence.options', {
                licence: t('composition.licence.none'),
                components: data.none,
              }),
            },
          ]),
    ],
    beyond: (value) => {
      if (value === 'other') return t('composition.licence.other')
      return value === 'none' ? t('composition.licence.none') : value
    },
  }
}

/** More do not fit; the address and the exported list have all. */
const offered = 60
