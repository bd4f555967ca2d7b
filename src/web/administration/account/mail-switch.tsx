import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { showFailure } from '../../api/show-failure.tsx'
import { useChangeMe, useMe } from '../../session/me.tsx'

/** Whether notices also come by mail; in the inbox they always do. */
export function MailSwitch() {
  const { t } = useTranslation('administration')
  const { mailNotices, email } = useMe()
  const change = useChangeMe()
  return (
    <Switch
      checked={mailNotices && email !== null}
      disabled={email === null}
      label={t('account.mail')}
      description={email === null ? t('account.noAddress') : t('account.mailTo', { email })}
      onChange={(event) => {
        change({ mailNotices: event.currentTarget.checked }).catch(showFailure)
      }}
    />
  )
}
