import { type ImpactSearch, readImpactSearch } from '../../impact/impact-search.ts'

/** Which of an item's findings are listed. */
export const findingStatuses = ['open', 'affected', 'settled', 'wrong-match', 'all'] as const
export type FindingStatus = (typeof findingStatuses)[number]

export const recordTabs = ['findings', 'impact', 'composition', 'documents', 'relations', 'activity'] as const
export type RecordTab = (typeof recordTabs)[number]

/** What of an item's page is open, as it stands in the address. */
export interface RecordSearch extends ImpactSearch {
  readonly tab?: RecordTab | undefined
  readonly status?: FindingStatus | undefined
  /** Narrows the composition. */
  readonly q?: string | undefined
  readonly licence?: string | undefined
}

/** Takes from an address what the page understands. */
export function readRecordSearch(search: Readonly<Record<string, unknown>>): RecordSearch {
  const tab = recordTabs.find((one) => one === search.tab)
  const status = findingStatuses.find((one) => one === search.status)
  const q = typeof search.q === 'number' ? String(search.q) : search.q
  return {
    ...(tab === undefined ? {} : { tab }),
    ...(status === undefined ? {} : { status }),
    ...(typeof q === 'string' && q !== '' ? { q } : {}),
    ...(typeof search.licence === 'string' && search.licence !== '' ? { licence: search.licence } : {}),
    ...readImpactSearch(search),
  }
}
