import { useTranslation } from 'react-i18next'
import { useCountWords } from '../count-words.ts'
import { OrderHint } from '../risk/order-hint.tsx'
import { isNarrowed, type ListSearch } from './list-search.ts'

interface Props {
  readonly search: ListSearch
  /** The team whose list it is; undefined: everybody's. */
  readonly teamId: string | undefined
  /** null: more than were counted. */
  readonly total: number | null
}

/** How many vulnerabilities are shown, in which order. */
export function ListLead({ search, teamId, total }: Props) {
  const { t } = useTranslation(['vulnerabilities', 'worklist'])
  const numberOf = useCountWords()
  const lead = leadOf(search)
  const counted =
    lead === 'narrowed' ? t('worklist:lead.narrowed', numberOf(total)) : t(`lead.${lead}`, numberOf(total))
  return (
    <>
      {counted.endsWith('。') ? counted : `${counted} `}
      <OrderHint teamId={teamId} by={search.reach === 'all' ? 'facts' : 'risk'} />
    </>
  )
}

type Lead = 'found' | 'narrowed' | 'open' | 'settled' | 'ours' | 'known'

function leadOf(search: ListSearch): Lead {
  const { q, state, reach } = search
  if (q !== undefined) return 'found'
  if (isNarrowed(search)) return 'narrowed'
  if (reach === 'all') return 'known'
  if (state === 'all') return 'ours'
  return state ?? 'open'
}
