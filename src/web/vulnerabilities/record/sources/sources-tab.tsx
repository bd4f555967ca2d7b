import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { Moment } from '../../../ui/dates/moment.tsx'
import { Facts } from '../../../ui/facts/facts.tsx'
import { EmptyState } from '../../../ui/feedback/empty-state.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import { PackageTable } from './package-table.tsx'
import styles from './sources.module.css'

type SourceRecord = Vulnerability['records'][number]

/** The records as each source gives them: nothing is merged away. */
export function SourcesTab({ records }: { readonly records: readonly SourceRecord[] }) {
  const { t } = useTranslation('vulnerabilities')
  if (records.length === 0) return <EmptyState sentence={t('sources.none')} />
  return records.map((record) => <RecordSheet key={`${record.source} ${record.id}`} record={record} />)
}

function RecordSheet({ record }: { readonly record: SourceRecord }) {
  const { t } = useTranslation('vulnerabilities')
  const { source, id, modifiedAt, receivedAt, withdrawnAt, packages } = record
  return (
    <Sheet>
      <h2 className={styles.title}>
        <code>{id}</code>
        <span className={styles.source}>{t('sources.from', { source })}</span>
      </h2>
      <Facts
        facts={[
          ...(withdrawnAt === null
            ? []
            : [{ name: t('sources.withdrawn'), value: <Moment at={withdrawnAt} /> }]),
          {
            name: t('sources.modified'),
            value: modifiedAt === null ? t('sources.notGiven') : <Moment at={modifiedAt} />,
          },
          { name: t('sources.received'), value: <Moment at={receivedAt} /> },
        ]}
      />
      {packages.length === 0 ? (
        <p className={styles.none}>{t(withdrawnAt === null ? 'sources.noPackages' : 'sources.noLonger')}</p>
      ) : (
        <PackageTable packages={packages} />
      )}
    </Sheet>
  )
}
