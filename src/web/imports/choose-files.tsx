import { useTranslation } from 'react-i18next'
import { useShortcut } from '../ui/keys/shortcuts.tsx'

/** Importing without a mouse: a key on every page opens the browser's choice of files. */
export function ChooseFiles({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useTranslation()
  useShortcut({
    keys: 'i',
    label: t('drop.choose'),
    group: 'everywhere',
    run: () => openChoice(onFiles),
  })
  return null
}

/** The field stands on no page, so that nobody takes it for one of the page's own. */
function openChoice(onFiles: (files: readonly File[]) => void): void {
  const field = document.createElement('input')
  field.type = 'file'
  field.multiple = true
  field.addEventListener('change', () => onFiles([...(field.files ?? [])]))
  field.click()
}
