import { useNavigate, useSearch } from '@tanstack/react-router'
import type { SavedAddress } from '../../saved-lists/saved-search.ts'
import type { Lens } from '../../strands/lens.ts'
import type { Panel } from '../../ui/list/use-panel.ts'
import { type ListSearch, readListSearch } from './list-search.ts'

interface Address {
  /** What narrows the list. */
  readonly search: ListSearch
  /** Each narrowing is a step that going back undoes; the text as it is being typed is one. */
  readonly narrow: (next: ListSearch) => void
  /** Which vulnerability the side panel shows; to open it is a step, to look at the next one is none. */
  readonly panel: Panel
}

/** The list's address; the lens in it stays, and so does the saved list that is open. */
export function useListAddress(): Address {
  const address = useSearch({ from: '/in/vulnerabilities' })
  const navigate = useNavigate({ from: '/vulnerabilities' })
  const { look = null } = address
  const search = readListSearch({ ...address })
  const go = (next: ListSearch & { readonly look?: string | undefined }, isStep: boolean) => {
    const whole = ({ lens, saved }: { readonly lens?: Lens | undefined } & SavedAddress) => ({
      ...next,
      lens,
      saved,
    })
    navigate({ search: whole, replace: !isStep, resetScroll: false }).catch(() => undefined)
  }
  return {
    search,
    narrow: (next) => go(next, !isTyping(search, next)),
    panel: {
      key: look,
      onShow: (key) => go({ ...search, ...(key !== null && { look: key }) }, look === null),
    },
  }
}

/** Whether the one goes on with the other's text. */
function isTyping(before: ListSearch, next: ListSearch): boolean {
  return before.q !== undefined && next.q !== undefined && before.q !== next.q
}
