import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BilingualName } from '#contract/shapes.ts'
import styles from './structure.module.css'

/** One line of the structure: the names, and what else is to be said of it. */
interface Line {
  readonly id: string
  readonly name: BilingualName
  readonly more: ReactNode
}

interface Props {
  readonly label: string
  /** What the last column says. */
  readonly more: string
  readonly lines: readonly Line[]
}

/** Names in both languages side by side; a name that is missing in one is said to be. */
export function StructureTable({ label, more, lines }: Props) {
  const { t } = useTranslation('administration')
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('structure.nameJa')}</th>
          <th scope="col">{t('structure.nameEn')}</th>
          <th scope="col">{more}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row" lang="ja">
              <Name text={line.name.ja} language="ja" />
            </th>
            <td lang="en">
              <Name text={line.name.en} language="en" />
            </td>
            <td>{line.more}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Name({ text, language }: { readonly text: string | null; readonly language: 'ja' | 'en' }) {
  const { t, i18n } = useTranslation('administration')
  if (text !== null) return text
  return (
    <span className={styles.missing} lang={i18n.language}>
      {t(`structure.missing.${language}`)}
    </span>
  )
}
