import { useTranslation } from 'react-i18next'
import { Page, Sheet } from '../../ui/page/page.tsx'
import styles from './account.module.css'
import { DigestField } from './digest-field.tsx'
import { MailSwitch } from './mail-switch.tsx'
import { NoticeWays } from './notice-ways.tsx'
import { PasswordForm } from './password-form.tsx'
import { QuietHoursFields } from './quiet-hours.tsx'
import { TimeZoneField } from './time-zone-field.tsx'
import { TokenPart } from './token-part.tsx'

/** How the person signed in, and their programs, prove who they are. */
export function AccountScreen() {
  const { t } = useTranslation(['administration', 'web'])
  return (
    <Page title={t('web:places.account')} lead={t('account.lead')}>
      <Sheet>
        <h2 className={styles.title}>{t('account.notices')}</h2>
        <MailSwitch />
        <NoticeWays />
        <DigestField />
        <QuietHoursFields />
        <TimeZoneField />
      </Sheet>
      <TokenPart />
      <Sheet>
        <h2 className={styles.title}>{t('account.password')}</h2>
        <p className={styles.words} data-phrases>
          {t('account.passwordWords')}
        </p>
        <PasswordForm />
      </Sheet>
    </Page>
  )
}
