import { Button, Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../session/me.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import styles from './structure.module.css'

interface Props {
  readonly title: string
  /** What such a thing is for, in one sentence. */
  readonly words: string
  readonly addLabel: string
  /** The form in the dialog; calls `onMade` when it is done. */
  readonly form: (onMade: () => void) => ReactNode
  readonly children: ReactNode
}

/** One kind of the structure: its list, and adding to it for those who may. */
export function StructurePart({ title, words, addLabel, form, children }: Props) {
  const { t } = useTranslation('web')
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const close = () => setAdding(false)
  return (
    <div className={styles.part}>
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {may('directory.change') && (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} stroke={1.8} aria-hidden="true" />}
            onClick={() => setAdding(true)}
          >
            {addLabel}
          </Button>
        )}
        <p className={styles.words} data-phrases>
          {words}
        </p>
      </header>
      <Sheet edge="flush">{children}</Sheet>
      <Modal
        opened={adding}
        onClose={close}
        title={addLabel}
        closeButtonProps={{ 'aria-label': t('actions.close') }}
      >
        {form(close)}
      </Modal>
    </div>
  )
}
