import { useTranslation } from 'react-i18next'
import { FailureBox } from '../../api/failure-box.tsx'
import styles from '../decide/decide.module.css'
import type { useBulkPreview } from './use-bulk-preview.ts'

interface Props {
  readonly isComplete: boolean
  readonly preview: ReturnType<typeof useBulkPreview>
}

/** What deciding together will change, and what stays as it is. */
export function BulkReach({ isComplete, preview }: Props) {
  const { t, i18n } = useTranslation('vulnerabilities')
  if (!isComplete) return <p className={styles.reach}>{t('bulk.first')}</p>
  if (preview.error !== null) return <FailureBox failure={preview.error} during="form" />
  if (preview.data === undefined) return <p className={styles.reach}>{t('decide.counting')}</p>
  const { changing, cis, kept, same, replacing } = preview.data
  const number = (count: number) => ({ count, number: new Intl.NumberFormat(i18n.language).format(count) })
  return (
    <div className={styles.reach} aria-live="polite">
      <p className={styles.change}>
        {changing === 0 ? t('bulk.nothing') : t('bulk.changes', number(changing))}
      </p>
      <p className={styles.inForce}>
        {changing > 0 && <span>{t('bulk.reaches', number(cis))}</span>}
        {replacing > 0 && <span>{t('bulk.replaces', number(replacing))}</span>}
        {kept > 0 && <span>{t('bulk.keeps', number(kept))}</span>}
        {same > 0 && <span>{t('bulk.same', number(same))}</span>}
      </p>
    </div>
  )
}
