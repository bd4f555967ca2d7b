import { useTranslation } from 'react-i18next'
import type { CiComponent } from '#contract/inventory/cis.ts'
import styles from './composition.module.css'

/** Under what a component stands; what SPDX's list does not know stands as it is written, and is said to. */
export function Licences({ component }: { readonly component: Pick<CiComponent, 'licences'> }) {
  const { t } = useTranslation('configuration')
  const { licences } = component
  if (licences.length === 0) return <span className={styles.quiet}>{t('composition.licence.none')}</span>
  const words = licences.map(({ text, isKnown }) =>
    isKnown ? text : t('composition.licence.written', { written: text }),
  )
  return (
    <span data-hint={words.join('\n')}>
      {licences.map(({ text, isKnown }, index) => (
        <span key={text}>
          {index > 0 && ', '}
          <span className={isKnown ? undefined : styles.quiet}>{words[index]}</span>
        </span>
      ))}
    </span>
  )
}
