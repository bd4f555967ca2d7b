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

/** The field is there only while files are chosen, so that nobody takes it for one of the page's own. */
function openChoice(onFiles: (files: readonly File[]) => void): void {
  const field = document.createElement('input')
  field.type = 'file'
  field.multiple = true
  field.hidden = true
  field.addEventListener('change', () => onFiles([...(field.files ?? [])]))
  for (const end of ['change', 'cancel']) field.addEventListener(end, () => field.remove())
  document.body.append(field)
  field.click()
}
