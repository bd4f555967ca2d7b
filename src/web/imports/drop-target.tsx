import { IconFileImport } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import styles from './drop-target.module.css'

interface Props {
  /** The item for which they are meant; null where that is asked. */
  readonly name: string | null
  readonly onFiles: (files: readonly File[]) => void
}

/** Takes files dropped anywhere in the window, and says so while they hover. */
export function DropTarget({ name, onFiles }: Props) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  const take = useEffectEvent(onFiles)
  useEffect(() => watchDrops({ hover: setOver, take: (files) => take(files) }), [])
  if (!over) return null
  return createPortal(
    <div className={styles.drop} role="status">
      <p className={styles.words}>
        <IconFileImport size={28} stroke={1.6} aria-hidden="true" />
        {name === null ? t('drop.anywhere') : t('drop.into', { name })}
      </p>
    </div>,
    document.body,
  )
}

interface Hearer {
  readonly hover: (over: boolean) => void
  readonly take: (files: readonly File[]) => void
}

/** What a place on the page has taken for itself already (a source's card) is left to it. */
function watchDrops({ hover, take }: Hearer): () => void {
  const off = new AbortController()
  const { signal } = off
  const on = (type: 'dragover' | 'dragleave' | 'drop', hear: (event: DragEvent) => void) =>
    window.addEventListener(
      type,
      (event) => {
        if (event.dataTransfer?.types.includes('Files')) hear(event)
      },
      { signal },
    )
  on('dragover', (event) => {
    hover(!event.defaultPrevented)
    event.preventDefault()
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
  })
  // Only leaving the window has nowhere to go to.
  on('dragleave', (event) => {
    if (event.relatedTarget === null) hover(false)
  })
  on('drop', (event) => {
    hover(false)
    if (event.defaultPrevented) return
    event.preventDefault()
    take(filesIn(event.dataTransfer))
  })
  return () => off.abort()
}

/** The files of a drop, without folders. */
function filesIn(transfer: DataTransfer | null): readonly File[] {
  return [...(transfer?.items ?? [])].flatMap((item) => {
    const file = item.webkitGetAsEntry()?.isDirectory === true ? null : item.getAsFile()
    return file === null ? [] : [file]
  })
}
