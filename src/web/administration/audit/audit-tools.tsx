import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ListSearch } from '../../ui/filters/list-search.tsx'
import styles from './audit.module.css'
import type { AuditSearch } from './audit-search.ts'
import { useAuditWords } from './audit-words.ts'
import { useNameOf } from './detail-value.ts'
import { actions } from './trail.data.ts'

interface Props {
  readonly search: AuditSearch
  readonly onChange: (change: AuditSearch) => void
}

/** Narrows the trail to one action, one object, or both. */
export function AuditTools({ search, onChange }: Props) {
  const { t } = useTranslation('administration')
  const words = useAuditWords()
  const nameOf = useNameOf()
  const named = search.object === undefined ? undefined : nameOf(search.object)
  return (
    <>
      <Select
        size="xs"
        className={styles.action}
        aria-label={t('audit.action')}
        placeholder={t('audit.anyAction')}
        clearable
        searchable
        nothingFoundMessage={t('audit.noAction')}
        clearButtonProps={{ 'aria-label': t('audit.anyAction') }}
        data={actions.map((action) => ({ value: action, label: words.action(action) }))}
        value={search.action ?? null}
        onChange={(action) => onChange({ action: action ?? undefined })}
      />
      <ListSearch
        label={t('audit.objectId')}
        value={search.object ?? ''}
        onSearch={(object) => onChange({ object: object.trim() })}
      />
      {named !== undefined && <span>{t('audit.only', { name: named })}</span>}
    </>
  )
}
