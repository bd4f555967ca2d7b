import { useTranslation } from 'react-i18next'
import styles from './audit.module.css'
import { useAuditWords } from './audit-words.ts'
import { useDetailWriter } from './detail-value.ts'
import { type DetailLine, readDetail } from './read-detail.ts'

/** The details in one line, as much of it as there is room for. */
export function DetailSummary({ detail }: { readonly detail: Readonly<Record<string, unknown>> }) {
  const describe = useDescribe()
  const text = readDetail(detail).map(describe).join(' · ')
  return <span className={styles.summary}>{text}</span>
}

function useDescribe(): (line: DetailLine) => string {
  const { t } = useTranslation('administration')
  const words = useAuditWords()
  const write = useDetailWriter()
  return (line) =>
    'from' in line
      ? t('audit.changed', { field: words.field(line.field), from: write(line.from), to: write(line.to) })
      : t('audit.given', { field: words.field(line.field), value: write(line.value) })
}
