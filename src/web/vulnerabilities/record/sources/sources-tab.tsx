import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { recordAnchor } from '../../../links/anchors.ts'
import { usePointed } from '../../../links/pointed.ts'
import { Moment } from '../../../ui/dates/moment.tsx'
import { Facts } from '../../../ui/facts/facts.tsx'
import { EmptyState } from '../../../ui/feedback/empty-state.tsx'
import { ProblemList } from '../../../ui/feedback/problem-list.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import { CompareSheet } from './compare-sheet.tsx'
import { ConflictSheet } from './conflict-sheet.tsx'
import { DisagreementSheet } from './disagreement-sheet.tsx'
import { DocumentVerdict } from './document-verdict.tsx'
import { ListSheet } from './list-sheet.tsx'
import { PackageTable } from './package-table.tsx'
import { PhraseTable } from './phrase-table.tsx'
import { RecordSeverities } from './record-severities.tsx'
import styles from './sources.module.css'

type SourceRecord = Vulnerability['records'][number]

/** What the sources say, first side by side, then each as it says it: nothing is merged away. */
export function SourcesTab({ vulnerability }: { readonly vulnerability: Vulnerability }) {
  const { t } = useTranslation('vulnerabilities')
  const { records, exploitation, conflicts, disagreements } = vulnerability
  if (records.length === 0) return <EmptyState sentence={t('sources.none')} />
  return (
    <>
      {conflicts.length > 0 && <ConflictSheet conflicts={conflicts} />}
      {records.length > 1 && <CompareSheet records={records} />}
      {disagreements.length > 0 && <DisagreementSheet disagreements={disagreements} />}
      {exploitation.map((entry) => (
        <ListSheet key={entry.source} entry={entry} />
      ))}
      {records.map((record) => (
        <RecordSheet key={`${record.source} ${record.id}`} record={record} />
      ))}
    </>
  )
}

function RecordSheet({ record }: { readonly record: SourceRecord }) {
  const { t } = useTranslation('vulnerabilities')
  const { source, id, title, publishedAt, modifiedAt, receivedAt, withdrawnAt, packages, problems } = record
  const { uncompared = 0, phrases = [], texts } = record
  const pointed = usePointed<HTMLHeadingElement>(recordAnchor(record))
  return (
    <Sheet>
      <h2 className={styles.title} {...pointed}>
        <code>{id}</code>
        <span className={styles.source}>{t('sources.from', { source })}</span>
      </h2>
      <Facts
        facts={[
          ...(withdrawnAt === null
            ? []
            : [{ name: t('sources.withdrawn'), value: <Moment at={withdrawnAt} /> }]),
          ...(title === '' ? [] : [{ name: t('sources.compare.fields.title'), value: title }]),
          {
            name: t('sources.compare.fields.published'),
            value: publishedAt === null ? t('sources.notGiven') : <Moment at={publishedAt} as="day" />,
          },
          {
            name: t('sources.modified'),
            value: modifiedAt === null ? t('sources.notGiven') : <Moment at={modifiedAt} />,
          },
          { name: t('sources.received'), value: <Moment at={receivedAt} /> },
        ]}
      />
      <RecordSeverities record={record} />
      {packages.length === 0 ? (
        <p className={styles.none}>{t(withdrawnAt === null ? 'sources.noPackages' : 'sources.noLonger')}</p>
      ) : (
        <PackageTable packages={packages} />
      )}
      {record.document !== null && <DocumentVerdict document={record.document} />}
      {phrases.length > 0 && <PhraseTable products={phrases} language={texts?.language} />}
      {uncompared > 0 && <p className={styles.none}>{t('sources.uncompared', { count: uncompared })}</p>}
      {problems.length > 0 && (
        <>
          <h3 className={styles.problems}>{t('sources.problems')}</h3>
          <ProblemList problems={problems} />
        </>
      )}
    </Sheet>
  )
}
