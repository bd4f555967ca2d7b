import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SecretValue } from '../secret/secret-value.tsx'
import type { MadeAccount } from './new-person-form.tsx'
import styles from './people.module.css'

interface Props {
  readonly made: MadeAccount
  readonly onAnother: () => void
}

/** What the new person needs to sign in; the password is not shown again. */
export function MadePerson({ made, onAnother }: Props) {
  const { t } = useTranslation('administration')
  return (
    <div className={styles.made} role="status">
      <p>{t('people.made', { name: made.name })}</p>
      <SecretValue label={t('people.address')} value={`${location.origin}/sign-in`} />
      <SecretValue label={t('people.login')} value={made.login} />
      <SecretValue label={t('people.password')} value={made.password} />
      <p data-phrases>{t('people.handOver')}</p>
      <div className={styles.actions}>
        <Button onClick={onAnother}>{t('people.another')}</Button>
        <Button variant="default" renderRoot={(props) => <Link {...props} to="/administration/people" />}>
          {t('people.toList')}
        </Button>
      </div>
    </div>
  )
}
