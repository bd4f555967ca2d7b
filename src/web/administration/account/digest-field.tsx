import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../session/me.tsx'
import styles from './account.module.css'
import { Hour } from './hour.tsx'
import { useNoticeChoices } from './use-notice-choices.ts'

const usual = '08:30'

/** One mail a day with what is unread, at a time of the person's own zone; none where nothing is. */
export function DigestField() {
  const { t } = useTranslation('administration')
  const { timeZone, email } = useMe()
  const { choices, change } = useNoticeChoices()
  if (choices === undefined) return null
  const { digest } = choices
  return (
    <div className={styles.quiet}>
      <Switch
        checked={digest !== null}
        disabled={email === null}
        label={t('account.digest')}
        description={t('account.digestWords', { zone: timeZone })}
        onChange={(event) => change({ digest: event.currentTarget.checked ? usual : null })}
      />
      {digest !== null && (
        <div className={styles.hours}>
          <Hour label={t('account.digestAt')} value={digest} onValue={(at) => change({ digest: at })} />
        </div>
      )}
    </div>
  )
}
