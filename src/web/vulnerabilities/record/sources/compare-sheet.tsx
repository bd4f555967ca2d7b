import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { recordAnchor } from '../../../links/anchors.ts'
import { Sheet } from '../../../ui/page/page.tsx'
import { readPackageKey } from '../words/package-name.ts'
import { AgreementMark } from './agreement-mark.tsx'
import styles from './compare.module.css'
import { type ComparedField, type ComparedRow, compareRecords } from './compare-records.ts'
import { ComparedValue } from './compared-value.tsx'

type SourceRecord = Vulnerability['records'][number]

interface Props {
  readonly records: readonly SourceRecord[]
}

/** So many rows are shown at first: what tells of the vulnerability itself, and some packages. */
const few = 24

/** What the sources say, side by side: a row for each field, a column for each record, with what differs marked. */
export function CompareSheet({ records }: Props) {
  const { t } = useTranslation('vulnerabilities')
  const [whole, setWhole] = useState(false)
  const rows = compareRecords(records)
  const shown = whole ? rows : rows.slice(0, few)
  const differing = rows.filter(({ agreement }) => agreement === 'differs').length
  return (
    <Sheet edge="flush">
      <div className={styles.head}>
        <h2 className={styles.title}>{t('sources.compare.title')}</h2>
        <p className={styles.lead}>
          {differing === 0 ? t('sources.compare.agree') : t('sources.compare.differ', { count: differing })}
        </p>
      </div>
      <section className={styles.scroll} aria-label={t('sources.compare.title')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('sources.compare.field')}</th>
              {records.map((record) => (
                <th key={`${record.source} ${record.id}`} scope="col">
                  <RecordName record={record} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <FieldRow key={row.id} row={row} records={records} />
            ))}
          </tbody>
        </table>
      </section>
      {shown.length < rows.length && (
        <Button variant="default" size="compact-sm" className={styles.more} onClick={() => setWhole(true)}>
          {t('sources.compare.more', { count: rows.length - shown.length })}
        </Button>
      )}
    </Sheet>
  )
}

/** Whose record it is, and the way to the record itself. */
function RecordName({ record }: { readonly record: SourceRecord }) {
  return (
    <span className={styles.record}>
      <span className={styles.source}>{record.source}</span>
      <Link to="." search={true} hash={recordAnchor(record)} replace>
        <code>{record.id}</code>
      </Link>
    </span>
  )
}

function FieldRow({ row, records }: Props & { readonly row: ComparedRow }) {
  const { t } = useTranslation('vulnerabilities')
  return (
    <tr data-agreement={row.agreement}>
      <th scope="row">
        <FieldName field={row.field} />
        {row.agreement !== null && records.length > 1 && <AgreementMark agreement={row.agreement} />}
      </th>
      {records.map((record, place) => {
        const cell = row.cells[place]
        return (
          <td key={`${record.source} ${record.id}`} data-differs={cell?.differs === true}>
            <span className={styles.narrowSource} aria-hidden="true">
              {record.source} <code>{record.id}</code>
            </span>
            {cell?.said === true ? (
              <ComparedValue field={row.field} record={record} />
            ) : (
              <span className={styles.silent}>{t('sources.notGiven')}</span>
            )}
            {cell?.differs === true && (
              <span className={styles.differs}>
                <span aria-hidden="true">≠ </span>
                {t('sources.compare.differsHere')}
              </span>
            )}
          </td>
        )
      })}
    </tr>
  )
}

function FieldName({ field }: { readonly field: ComparedField }) {
  const { t } = useTranslation('vulnerabilities')
  if (field.kind === 'score') return <span>{t(`sources.systems.${field.system}`)}</span>
  if ('packageKey' in field) {
    return (
      <span className={styles.package}>
        <span>{t('what.package', { ...readPackageKey(field.packageKey) })}</span>
        <span className={styles.aspect}>{t(`sources.${field.kind}`)}</span>
      </span>
    )
  }
  return <span>{t(`sources.compare.fields.${field.kind}`)}</span>
}
