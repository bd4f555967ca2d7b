import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './dialog.module.css'

interface Props {
  readonly opened: boolean
  readonly title: string
  /** Pixels. */
  readonly width?: number
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog over the page: for what must be settled before going on. */
export function Dialog({ opened, title, width = 560, onClose, children }: Props) {
  const { t } = useTranslation()
  return (
    <Modal.Root opened={opened} onClose={onClose} size={width} padding={20}>
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('actions.close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
