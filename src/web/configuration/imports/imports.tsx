import { useNavigate } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext, useState } from 'react'
import type { Ci } from '#contract/inventory/cis.ts'
import { DropTarget } from './drop-target.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { type Choice, type Uploads, useUploads } from './use-uploads.ts'

interface Means extends Uploads {
  readonly ci: Ci
  /** Asks into which slots the files go, then imports them. */
  choose(files: readonly File[]): void
}

const ImportsContext = createContext<Means | null>(null)

/** What is being imported into an item, whichever of its tabs is open; files may be dropped anywhere. */
export function Imports({ ci, children }: { readonly ci: Ci; readonly children: ReactNode }) {
  const uploads = useUploads(ci.id)
  const [files, setFiles] = useState<readonly File[]>([])
  const navigate = useNavigate({ from: '/configuration/$id' })
  const mayImport = ci.may.includes('document.import')
  const choose = (chosen: readonly File[]) => {
    if (mayImport && chosen.length > 0) setFiles(chosen)
  }
  const start = (choices: readonly Choice[]) => {
    setFiles([])
    uploads.start(choices)
    navigate({ search: { tab: 'documents' }, replace: true, resetScroll: false }).catch(() => undefined)
  }
  return (
    <ImportsContext value={{ ...uploads, ci, choose }}>
      {children}
      {mayImport && <DropTarget name={ci.name} onFiles={choose} />}
      {files.length > 0 && (
        <ImportDialog ci={ci} files={files} onStart={start} onClose={() => setFiles([])} />
      )}
    </ImportsContext>
  )
}

/** The imports of the item on the page. */
export function useImports(): Means {
  const means = useContext(ImportsContext)
  if (means === null) throw new Error('there is no item here to import into')
  return means
}
