import { Button } from '@mantine/core'
import { IconDice5 } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordField } from '../../ui/forms/fields.tsx'
import { CopyButton } from '../secret/secret-value.tsx'
import { makePassword } from './make-password.ts'
import styles from './people.module.css'

interface Props {
  readonly value: string
  readonly onValue: (value: string) => void
}

/** The first password of a person: made here and copied, or typed. */
export function InitialPassword({ value, onValue }: Props) {
  const { t } = useTranslation('administration')
  const [visible, setVisible] = useState(false)
  const make = () => {
    setVisible(true)
    onValue(makePassword())
  }
  return (
    <div className={styles.password}>
      <PasswordField
        path="/password"
        label={t('people.password')}
        description={t('people.passwordHint')}
        autoComplete="new-password"
        visible={visible}
        onVisibilityChange={setVisible}
        value={value}
        onValue={onValue}
      />
      <div className={styles.actions}>
        <Button
          variant="default"
          leftSection={<IconDice5 size={16} stroke={1.6} aria-hidden="true" />}
          onClick={make}
        >
          {t('people.makePassword')}
        </Button>
        <CopyButton value={value} label={t('secret.copyOf', { what: t('people.password') })} />
      </div>
    </div>
  )
}
