import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AuditLine } from './columns.tsx'
import { LineDetails } from './line-details.tsx'

interface Props {
  /** undefined while none is looked into. */
  readonly line: AuditLine | undefined
  readonly onClose: () => void
}

/** One line of the trail, over the list. */
export function LineDialog({ line, onClose }: Props) {
  const { t } = useTranslation(['administration', 'web'])
  return (
    <Modal
      opened={line !== undefined}
      onClose={onClose}
      size={640}
      title={t('audit.line')}
      closeButtonProps={{ 'aria-label': t('web:actions.close') }}
    >
      {line !== undefined && <LineDetails line={line} />}
    </Modal>
  )
}
