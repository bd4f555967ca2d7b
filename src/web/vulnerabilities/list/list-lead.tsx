import { useTranslation } from 'react-i18next'
import type { ListSearch } from './list-search.ts'

interface Props {
  readonly search: ListSearch
  /** null: more than were counted. */
  readonly total: number | null
}

/** The server counts up to here. */
const countedUpTo = 10_000

/** How many vulnerabilities are shown, in words. */
export function ListLead({ search, total }: Props) {
  const { t, i18n } = useTranslation('vulnerabilities')
  const count = total ?? countedUpTo
  const number = `${new Intl.NumberFormat(i18n.language).format(count)}${total === null ? '+' : ''}`
  return t(`lead.${leadOf(search)}`, { count, number })
}

function leadOf({ q, state, reach }: ListSearch): 'found' | 'open' | 'settled' | 'ours' | 'known' {
  if (q !== undefined) return 'found'
  if (reach === 'all') return 'known'
  if (state === 'all') return 'ours'
  return state ?? 'open'
}
