import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import styles from './toast.module.css'

/** How long something can be undone, in milliseconds. */
const undoable = 10_000

/** Says what was done and offers to undo it for ten seconds. */
export function showUndo(message: string, undo: () => void): void {
  const id = crypto.randomUUID()
  const undoOnce = () => {
    notifications.hide(id)
    undo()
  }
  notifications.show({
    id,
    autoClose: undoable,
    message: <UndoMessage message={message} onUndo={undoOnce} />,
  })
}

/** Says that something was done. */
export function showDone(message: string): void {
  notifications.show({ message, autoClose: 5_000 })
}

function UndoMessage({ message, onUndo }: { readonly message: string; readonly onUndo: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.undo}>
      <span>{message}</span>
      <Button variant="default" size="compact-sm" onClick={onUndo}>
        {t('actions.undo')}
      </Button>
    </div>
  )
}
