import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExplainDialog, type Subject } from './explain-dialog.tsx'

interface Props {
  /** What is known of the question where it is asked; the dialog asks for the rest. */
  readonly subject: Subject
}

/** Opens the question why something is matched, or is not. */
export function ExplainButton({ subject }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setOpened(true)}>
        {t('explain.open')}
      </Button>
      {opened && <ExplainDialog subject={subject} onClose={() => setOpened(false)} />}
    </>
  )
}
