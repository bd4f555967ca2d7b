import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { switchLanguage } from '../i18n/words.ts'
import { ProductMark } from '../shell/mark/product-mark.tsx'
import styles from './session.module.css'

interface Props {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
}

/** The frame of the pages before sign-in: the product, what to do, and the other language. */
export function Doorway({ title, lead, children }: Props) {
  const { t, i18n } = useTranslation()
  const other = i18n.language === 'ja' ? 'en' : 'ja'
  return (
    <div className={styles.doorway}>
      <title>{`${title} · Renkei`}</title>
      <header className={styles.head}>
        <ProductMark />
        <UnstyledButton
          lang={other}
          className={styles.language}
          onClick={() => {
            switchLanguage(other).catch(() => undefined)
          }}
        >
          {t(`ownNames.${other}`)}
        </UnstyledButton>
      </header>
      <main className={styles.card}>
        <h1 className={styles.title}>{title}</h1>
        {lead !== undefined && (
          <p className={styles.lead} data-phrases>
            {lead}
          </p>
        )}
        {children}
      </main>
      <footer className={styles.purpose} data-phrases>
        {t('session.purpose')}
      </footer>
    </div>
  )
}
