import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Lens } from '../../strands/lens.ts'
import { type InboxSearch, readInboxSearch } from '../inbox-search.ts'

/** The inbox's address: what narrows it. Each narrowing is a step that going back undoes. */
export function useInboxAddress() {
  const search = readInboxSearch({ ...useSearch({ from: '/in/inbox' }) })
  const navigate = useNavigate({ from: '/inbox' })
  return {
    search,
    narrow: (next: InboxSearch) => {
      const whole = ({ lens }: { readonly lens?: Lens | undefined }) => ({ ...next, lens })
      navigate({ search: whole, resetScroll: false }).catch(() => undefined)
    },
  }
}
