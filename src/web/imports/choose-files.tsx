import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../ui/keys/shortcuts.tsx'

/** Importing without a mouse: a key on every page opens the browser's choice of files. */
export function ChooseFiles({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const open = () => input.current?.click()
  useShortcut({ keys: 'i', label: t('drop.choose'), group: 'everywhere', run: open })
  return (
    <input
      ref={input}
      type="file"
      multiple
      hidden
      aria-label={t('drop.choose')}
      onChange={(event) => {
        onFiles([...(event.currentTarget.files ?? [])])
        // The same file may be chosen again.
        event.currentTarget.value = ''
      }}
    />
  )
}
