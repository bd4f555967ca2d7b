import { useTranslation } from 'react-i18next'
import type { Answer } from '#contract/client.ts'
import type { readSystem } from '#contract/platform/system.ts'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import { Facts } from '../../ui/facts/facts.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import { inBytes } from './in-bytes.ts'
import styles from './system.module.css'

type Storage = Answer<typeof readSystem>['storage']

interface Props {
  readonly storage: Storage
  readonly databaseBytes: number
}

/** How much room everything takes, how fast that grows, and what is left. */
export function StoragePart({ storage, databaseBytes }: Props) {
  const { t, i18n } = useTranslation('administration')
  const { files, disk, dailyBytes } = storage
  const sizeOf = (bytes: number) => inBytes(bytes, i18n.language)
  return (
    <Sheet>
      <h2 className={styles.title}>{t('system.storage')}</h2>
      <p className={styles.words} data-phrases>
        {t('system.storageWords')}
      </p>
      <div className={styles.facts}>
        <Facts
          facts={[
            { name: t('system.database'), value: sizeOf(databaseBytes) },
            { name: t('system.files'), value: <FilesFact files={files} /> },
            {
              name: t('system.free'),
              value:
                disk === null ? (
                  <UnknownBadge />
                ) : (
                  t('system.freeOf', { free: sizeOf(disk.freeBytes), total: sizeOf(disk.totalBytes) })
                ),
            },
            {
              name: t('system.growth'),
              value:
                dailyBytes === null
                  ? t('system.growthLater')
                  : t('system.perDay', { size: sizeOf(dailyBytes) }),
            },
          ]}
        />
      </div>
      <TableTable tables={storage.tables} />
    </Sheet>
  )
}

function FilesFact({ files }: Pick<Storage, 'files'>) {
  const { t, i18n } = useTranslation('administration')
  if (files === null) return t('system.filesLater')
  const number = new Intl.NumberFormat(i18n.language).format(files.count)
  return (
    <>
      {t('system.filesOf', { count: files.count, number, size: inBytes(files.bytes, i18n.language) })} ·{' '}
      <Moment at={files.measuredAt} as="recent" />
    </>
  )
}

function TableTable({ tables }: Pick<Storage, 'tables'>) {
  const { t, i18n } = useTranslation('administration')
  const digits = new Intl.NumberFormat(i18n.language)
  return (
    <table className={styles.table} aria-label={t('system.tables')}>
      <thead>
        <tr>
          <th scope="col">{t('system.table')}</th>
          <th scope="col" data-align="end">
            {t('system.rows')}
          </th>
          <th scope="col" data-align="end">
            {t('system.size')}
          </th>
        </tr>
      </thead>
      <tbody>
        {tables.map((table) => (
          <tr key={table.name}>
            <th scope="row">
              <code className={styles.code}>{table.name}</code>
            </th>
            <td data-align="end">
              {table.rows === null ? t('system.notCounted') : digits.format(table.rows)}
            </td>
            <td data-align="end">{inBytes(table.bytes, i18n.language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
