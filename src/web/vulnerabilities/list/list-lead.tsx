import { useTranslation } from 'react-i18next'
import { useCountWords } from '../count-words.ts'
import { OrderHint } from '../risk/order-hint.tsx'
import type { ListSearch } from './list-search.ts'

interface Props {
  readonly search: ListSearch
  /** The team whose list it is; undefined: everybody's. */
  readonly teamId: string | undefined
  /** null: more than were counted. */
  readonly total: number | null
}

/** How many vulnerabilities are shown, in which order. */
export function ListLead({ search, teamId, total }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const numberOf = useCountWords()
  const counted = t(`lead.${leadOf(search)}`, numberOf(total))
  return (
    <>
      {counted.endsWith('。') ? counted : `${counted} `}
      <OrderHint teamId={teamId} by={search.reach === 'all' ? 'facts' : 'risk'} />
    </>
  )
}

function leadOf({ q, state, reach }: ListSearch): 'found' | 'open' | 'settled' | 'ours' | 'known' {
  if (q !== undefined) return 'found'
  if (reach === 'all') return 'known'
  if (state === 'all') return 'ours'
  return state ?? 'open'
}
