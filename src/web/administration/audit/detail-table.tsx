import { useTranslation } from 'react-i18next'
import styles from './audit.module.css'
import { useAuditWords } from './audit-words.ts'
import { useDetailWriter } from './detail-value.ts'
import { readDetail } from './read-detail.ts'

/** What was given or changed, field by field: old and new side by side. */
export function DetailTable({ detail }: { readonly detail: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation('administration')
  const words = useAuditWords()
  const write = useDetailWriter()
  const lines = readDetail(detail)
  if (lines.length === 0) return <p className={styles.hint}>{t('audit.noDetail')}</p>
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('audit.field')}</th>
          <th scope="col">{t('audit.old')}</th>
          <th scope="col">{t('audit.new')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.field}>
            <th scope="row">{words.field(line.field)}</th>
            <td>{'from' in line ? write(line.from) : ''}</td>
            <td>{write('from' in line ? line.to : line.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
