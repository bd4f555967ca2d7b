import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExplainDialog, type Subject } from './explain-dialog.tsx'
import styles from './explanations.module.css'

/** The same question, asked quietly beside a component. */
export function ExplainLink({
  subject,
}: {
  readonly subject: Subject & Required<Pick<Subject, 'component'>>
}) {
  const { t } = useTranslation('vulnerabilities')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <UnstyledButton
        className={styles.link}
        aria-label={t('explain.openFor', { component: subject.component.label })}
        onClick={() => setOpened(true)}
      >
        {t('explain.open')}
      </UnstyledButton>
      {opened && <ExplainDialog subject={subject} onClose={() => setOpened(false)} />}
    </>
  )
}
