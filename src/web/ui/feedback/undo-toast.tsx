import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../keys/shortcuts.tsx'
import styles from './toast.module.css'

/** How long something can be undone, in milliseconds. */
const undoable = 10_000

/** What can be undone now, the newest last. */
const offers = new Map<string, () => void>()

/** Says what was done and offers to undo it for ten seconds, by its button or by `mod+z`. */
export function showUndo(message: string, undo: () => void): void {
  const id = crypto.randomUUID()
  const undoOnce = () => {
    offers.delete(id)
    notifications.hide(id)
    undo()
  }
  offers.set(id, undoOnce)
  notifications.show({
    id,
    autoClose: undoable,
    onClose: () => offers.delete(id),
    message: <UndoMessage message={message} onUndo={undoOnce} />,
  })
}

/** The key that undoes what was done last, as long as that is offered: a message is far away for who uses Tab. */
export function UndoKey() {
  const { t } = useTranslation()
  useShortcut({
    keys: undoKeys,
    label: t('keys.undo'),
    group: 'everywhere',
    run: () => [...offers.values()].at(-1)?.(),
  })
  return null
}

const undoKeys = 'mod+z'

/** Says that something was done. */
export function showDone(message: string): void {
  notifications.show({ message, autoClose: 5_000 })
}

function UndoMessage({ message, onUndo }: { readonly message: string; readonly onUndo: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.undo}>
      <span>{message}</span>
      <Button variant="default" size="compact-sm" aria-keyshortcuts="Control+Z Meta+Z" onClick={onUndo}>
        {t('actions.undo')}
      </Button>
    </div>
  )
}
