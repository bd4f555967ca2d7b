import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react'
import { DraftStore } from './draft-store.ts'

const DraftsContext = createContext<DraftStore | null>(null)

interface Props {
  /** Whose drafts: the id of the person signed in. */
  readonly person: string
  readonly children: ReactNode
}

/** Keeps what the person types below, through reload, sign-out and crash. */
export function Drafts({ person, children }: Props) {
  const store = useMemo(() => new DraftStore(localStorage, person), [person])
  useEffect(() => {
    addEventListener('pagehide', store.flush)
    document.addEventListener('visibilitychange', store.flush)
    return () => {
      removeEventListener('pagehide', store.flush)
      document.removeEventListener('visibilitychange', store.flush)
      store.flush()
    }
  }, [store])
  return <DraftsContext value={store}>{children}</DraftsContext>
}

/** The drafts of the person signed in; null before sign-in. */
export function useDrafts(): DraftStore | null {
  return useContext(DraftsContext)
}
