import { useNavigate, useSearch } from '@tanstack/react-router'
import { useLens } from '../strands/use-lens.ts'
import type { HeldColumns } from '../ui/list/column-choice.tsx'
import { keptOf, readSavedAddress, type SearchReader, type Shown } from './saved-search.ts'

/** The list on the screen, and a way to another address. */
export interface ShownList extends Shown {
  /** The saved list that is open, by the address. */
  readonly openId: string | undefined
  readonly go: (href: string) => void
}

/** Reads the list on the screen from its address. */
export function useShown<Search extends object>(
  read: SearchReader<Search>,
  columns: HeldColumns | undefined,
): ShownList {
  const address: Readonly<Record<string, unknown>> = { ...useSearch({ strict: false }) }
  const navigate = useNavigate()
  const { lens } = useLens()
  return {
    kept: keptOf(read(address)),
    columns: columns?.choice ?? {},
    otherColumns: columns?.changed ?? false,
    lens,
    openId: readSavedAddress(address).saved,
    go: (href) => {
      navigate({ href, resetScroll: false }).catch(() => undefined)
    },
  }
}
