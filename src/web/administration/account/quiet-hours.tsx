import { Switch } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { changeQuietHours, type QuietHours, readQuietHours } from '#contract/sharing/notices.ts'
import { callServer } from '../../api/client.ts'
import { ask } from '../../api/query.ts'
import { showFailure } from '../../api/show-failure.tsx'
import { useMe } from '../../session/me.tsx'
import styles from './account.module.css'
import { Hour } from './hour.tsx'

const usual: QuietHours = { begins: '22:00', ends: '07:00' }

/** Hours in which mails of notices wait, in the person's own time zone; in the inbox notices appear at once. */
export function QuietHoursFields() {
  const { t } = useTranslation('administration')
  const { timeZone } = useMe()
  const { data } = useQuery(ask(readQuietHours))
  const change = useChangeQuietHours()
  if (data === undefined) return null
  const { quiet } = data
  return (
    <div className={styles.quiet}>
      <Switch
        checked={quiet !== null}
        label={t('account.quiet')}
        description={t('account.quietWords', { zone: timeZone })}
        onChange={(event) => change(event.currentTarget.checked ? usual : null)}
      />
      {quiet !== null && (
        <div className={styles.hours}>
          <Hour
            label={t('account.quietFrom')}
            value={quiet.begins}
            onValue={(begins) => change({ ...quiet, begins })}
          />
          <Hour
            label={t('account.quietUntil')}
            value={quiet.ends}
            onValue={(ends) => change({ ...quiet, ends })}
          />
        </div>
      )}
    </div>
  )
}

function useChangeQuietHours(): (quiet: QuietHours | null) => void {
  const queries = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: (quiet: QuietHours | null) => callServer(changeQuietHours, { body: { quiet } }),
    onSuccess: (answer) => queries.setQueryData(ask(readQuietHours).queryKey, answer),
    onError: showFailure,
  })
  return mutate
}
