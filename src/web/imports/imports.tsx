import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useState,
} from 'react'
import type { Ci } from '#contract/inventory/cis.ts'
import { useMay } from '../session/me.tsx'
import { ChooseFiles } from './choose-files.tsx'
import { DropTarget } from './drop-target.tsx'
import { type Choice, type Uploads, useUploads } from './use-uploads.ts'

/** Only who imports needs it. */
const ImportDialog = lazy(async () => {
  const { ImportDialog: loaded } = await import('./dialog/import-dialog.tsx')
  return { default: loaded }
})

/** A file that waits for a decision about where it goes. */
export interface Asked {
  readonly id: string
  readonly file: File
}

/** The item whose page is open: it is proposed, and told when something goes into it. */
interface Place {
  readonly ci: Ci
  readonly onStart: () => void
}

interface Means extends Uploads {
  /** Asks where the files go, then imports them. */
  choose(files: readonly File[]): void
  /** Says which item's page is open; the answer takes it back. */
  enter(place: Place): () => void
}

const ImportsContext = createContext<Means | null>(null)

/** Imports of the person signed in, on every page: files may be dropped anywhere. */
export function Imports({ children }: { readonly children: ReactNode }) {
  const uploads = useUploads()
  const may = useMay()
  const [asked, setAsked] = useState<readonly Asked[]>([])
  const [place, setPlace] = useState<Place | null>(null)
  useLeaveWarning(uploads.uploads.some(({ state }) => state.phase === 'sending'))
  const mayImport = may('document.import', 'feed.import')
  const choose = (files: readonly File[]) => {
    if (mayImport) setAsked((all) => [...all, ...files.map((file) => ({ id: crypto.randomUUID(), file }))])
  }
  const enter = useCallback((entered: Place) => {
    setPlace(entered)
    return () => setPlace((present) => (present === entered ? null : present))
  }, [])
  const start = (choices: readonly Choice[]) => {
    setAsked([])
    uploads.start(choices)
    if (choices.some(({ destination }) => destination.to === 'item' && destination.ciId === place?.ci.id)) {
      place?.onStart()
    }
  }
  const item = place?.ci.may.includes('document.import') === true ? place.ci : null
  return (
    <ImportsContext value={{ ...uploads, choose, enter }}>
      {children}
      {mayImport && <DropTarget name={item?.name ?? null} onFiles={choose} />}
      {mayImport && <ChooseFiles onFiles={choose} />}
      {asked.length > 0 && (
        <Suspense>
          <ImportDialog
            asked={asked}
            item={item}
            onLeaveOut={(id) => setAsked((all) => all.filter((one) => one.id !== id))}
            onStart={start}
            onClose={() => setAsked([])}
          />
        </Suspense>
      )}
    </ImportsContext>
  )
}

/** What is being imported, and the way to import more. */
export function useImports(): Means {
  const means = useContext(ImportsContext)
  if (means === null) throw new Error('nobody is signed in here')
  return means
}

/** Closing the tab would end what is being sent: the browser asks first. */
function useLeaveWarning(sending: boolean): void {
  useEffect(() => {
    if (!sending) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [sending])
}
