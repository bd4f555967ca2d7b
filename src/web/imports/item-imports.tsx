import { useNavigate } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent } from 'react'
import type { Ci } from '#contract/inventory/cis.ts'
import { useImports } from './imports.tsx'

const ItemContext = createContext<Ci | null>(null)

/** Around the page of an item: what is dropped there is meant for it, and its documents come into sight. */
export function ItemImports({ ci, children }: { readonly ci: Ci; readonly children: ReactNode }) {
  const { enter } = useImports()
  const navigate = useNavigate({ from: '/configuration/$id' })
  const show = useEffectEvent(() => {
    navigate({ search: { tab: 'documents' }, replace: true, resetScroll: false }).catch(() => undefined)
  })
  useEffect(() => enter({ ci, onStart: () => show() }), [ci, enter])
  return <ItemContext value={ci}>{children}</ItemContext>
}

/** The item on the page. */
export function useImportItem(): Ci {
  const ci = useContext(ItemContext)
  if (ci === null) throw new Error('there is no item here to import into')
  return ci
}
