import { NoticeFilter } from '#contract/sharing/notices.ts'

/** What narrows the inbox, as it stands in the address; without a state: what is unread. */
export interface InboxSearch {
  readonly state?: 'snoozed' | 'all' | undefined
  readonly kind?: string | undefined
  readonly reason?: string | undefined
}

/** Takes from an address what the inbox understands. */
export function readInboxSearch(search: Readonly<Record<string, unknown>>): InboxSearch {
  const { state } = search
  return {
    ...(state === 'snoozed' || state === 'all' ? { state } : {}),
    ...readChoice(search, 'kind'),
    ...readChoice(search, 'reason'),
  }
}

function readChoice(search: Readonly<Record<string, unknown>>, name: 'kind' | 'reason') {
  const text = search[name]
  const isKnown = typeof text === 'string' && NoticeFilter.shape[name].safeParse(text).success
  return isKnown ? { [name]: text } : {}
}

/** The same in the words of the contract. */
export function filterOf({ state, kind, reason }: InboxSearch) {
  return {
    state: state ?? ('open' as const),
    ...(kind !== undefined && { kind }),
    ...(reason !== undefined && { reason }),
  }
}
