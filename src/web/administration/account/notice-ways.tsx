import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NoticeWay } from '#contract/sharing/notices.ts'
import { useMe } from '../../session/me.tsx'
import styles from './account.module.css'
import { useNoticeChoices } from './use-notice-choices.ts'

/** How each kind of notice reaches the person; what may not be silenced says so. */
export function NoticeWays() {
  const { t } = useTranslation(['administration', 'inbox'])
  const { mailNotices, email } = useMe()
  const { choices, change } = useNoticeChoices()
  if (choices === undefined) return null
  return (
    <fieldset className={styles.ways}>
      <legend>{t('account.ways')}</legend>
      {choices.ways.map(({ kind, way, open }) => (
        <Select
          key={kind}
          allowDeselect={false}
          label={t(`inbox:kinds.${kind}`)}
          description={`${t(`account.wayOf.${kind}`)} ${open.includes('nothing') ? '' : t('account.notSilenced')}`.trim()}
          data={open.map((one) => ({ value: one, label: t(`account.way.${one}`) }))}
          value={way}
          onChange={(next) => change({ ways: [{ kind, way: NoticeWay.parse(next) }] })}
        />
      ))}
      {(!mailNotices || email === null) && <p className={styles.hint}>{t('account.noMails')}</p>}
    </fieldset>
  )
}
