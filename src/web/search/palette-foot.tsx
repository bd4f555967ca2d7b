import { useTranslation } from 'react-i18next'
import { KeyCaps } from '../ui/keys/key-caps.tsx'
import styles from './search.module.css'

interface Props {
  /** What was typed. */
  readonly text: string
  readonly isWaiting: boolean
  readonly failed: boolean
  /** How many options stand above. */
  readonly count: number
}

/** What became of the search, and the keys; where nothing was found, what can be found at all. */
export function PaletteFoot({ text, isWaiting, failed, count }: Props) {
  const { t } = useTranslation('search')
  const isEmpty = text !== '' && count === 0 && !isWaiting && !failed
  return (
    <>
      {isEmpty && (
        <div className={styles.empty}>
          <p className={styles.nothing}>{t('nothing', { text })}</p>
          <p className={styles.advice}>{t('advice')}</p>
        </div>
      )}
      <div className={styles.foot}>
        <span role="status" className={styles.status}>
          {text !== '' && <Outcome isWaiting={isWaiting} failed={failed} count={count} />}
        </span>
        <KeyHint keys="ArrowUp ArrowDown" label={t('keys.move')} />
        <KeyHint keys="Enter" label={t('keys.run')} />
        <KeyHint keys="mod+Enter" label={t('keys.tab')} />
        <KeyHint keys="Escape" label={t('keys.close')} />
      </div>
    </>
  )
}

function Outcome({ isWaiting, failed, count }: Omit<Props, 'text'>) {
  const { t } = useTranslation('search')
  if (isWaiting) return t('searching')
  if (failed) return t('failed')
  return count === 0 ? t('none') : t('found', { count })
}

function KeyHint({ keys, label }: { readonly keys: string; readonly label: string }) {
  return (
    <span className={styles.hint}>
      <KeyCaps keys={keys} />
      {label}
    </span>
  )
}
