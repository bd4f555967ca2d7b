import { Button, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { showFailure } from '../../api/show-failure.tsx'
import { useChangeMe, useMe } from '../../session/me.tsx'
import styles from './account.module.css'
import { listZones } from './zones.ts'

/** In which zone times are shown and quiet hours are meant. */
export function TimeZoneField() {
  const { t } = useTranslation('administration')
  const me = useMe()
  const change = useChangeMe()
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  const prefer = (timeZone: string) => {
    change({ timeZone }).catch(showFailure)
  }
  return (
    <div className={styles.zone}>
      <Select
        searchable
        allowDeselect={false}
        label={t('account.timeZone')}
        description={t('account.timeZoneWords')}
        data={listZones(me.timeZone, new Date())}
        value={me.timeZone}
        maxDropdownHeight={320}
        limit={200}
        nothingFoundMessage={t('account.timeZoneUnknown')}
        onChange={(zone) => {
          if (zone !== null) prefer(zone)
        }}
      />
      {here !== me.timeZone && (
        <Button variant="default" onClick={() => prefer(here)}>
          {t('account.timeZoneHere', { zone: here })}
        </Button>
      )}
    </div>
  )
}
