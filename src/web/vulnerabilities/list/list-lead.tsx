import { useTranslation } from 'react-i18next'
import { useCountWords } from '../count-words.ts'
import type { ListSearch } from './list-search.ts'

interface Props {
  readonly search: ListSearch
  /** null: more than were counted. */
  readonly total: number | null
}

/** How many vulnerabilities are shown, in words. */
export function ListLead({ search, total }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const numberOf = useCountWords()
  return t(`lead.${leadOf(search)}`, numberOf(total))
}

function leadOf({ q, state, reach }: ListSearch): 'found' | 'open' | 'settled' | 'ours' | 'known' {
  if (q !== undefined) return 'found'
  if (reach === 'all') return 'known'
  if (state === 'all') return 'ours'
  return state ?? 'open'
}
