import { useTranslation } from 'react-i18next'
import styles from './compare.module.css'
import type { Agreement } from './compare-records.ts'

/** How the sources agree, as a shape and a word: two bars crossed out, two bars, half a ring. */
export function AgreementMark({ agreement }: { readonly agreement: Agreement }) {
  const { t } = useTranslation('vulnerabilities')
  return (
    <span className={styles.agreement} data-agreement={agreement}>
      <svg className={styles.shape} viewBox="0 0 12 12" aria-hidden="true">
        <AgreementShape agreement={agreement} />
      </svg>
      {t(`sources.compare.agreement.${agreement}`)}
    </span>
  )
}

function AgreementShape({ agreement }: { readonly agreement: Agreement }) {
  if (agreement === 'partial') {
    return (
      <>
        <circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" strokeWidth="1.3" />
        <path d="M6 1.4a4.6 4.6 0 0 0 0 9.2z" fill="currentColor" />
      </>
    )
  }
  return (
    <g fill="none" stroke="currentColor" strokeWidth="1.5">
      <path d="M1.5 4.2h9M1.5 7.8h9" />
      {agreement === 'differs' && <path d="M9 1 3 11" />}
    </g>
  )
}
