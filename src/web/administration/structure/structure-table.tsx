import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BilingualName } from '#contract/shapes.ts'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import styles from './structure.module.css'

/** One line of the structure: the names, and what else is to be said of it. */
interface Line {
  readonly id: string
  readonly name: BilingualName
  readonly more: ReactNode
}

/** Which kind of thing stands in the table, as its address names it. */
export type StructurePartName = 'organisations' | 'divisions' | 'teams'

interface Props {
  readonly part: StructurePartName
  readonly label: string
  /** What the last column says. */
  readonly more: string
  readonly lines: readonly Line[]
}

/** Names in both languages side by side; a name that is missing in one is said to be. */
export function StructureTable({ part, label, more, lines }: Props) {
  const { t } = useTranslation('administration')
  if (lines.length === 0) return <EmptyState sentence={t('structure.none')} />
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
              <Name text={line.name.ja} language="ja" to={{ part, id: line.id }} />
            </th>
            <td lang="en">
              <Name
                text={line.name.en}
                language="en"
                to={line.name.ja === null ? { part, id: line.id } : null}
              />
            </td>
            <td>{line.more}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface NameProps {
  readonly text: string | null
  readonly language: 'ja' | 'en'
  /** Where the name leads; null: the other one does. */
  readonly to: { readonly part: StructurePartName; readonly id: string } | null
}

function Name({ text, language, to }: NameProps) {
  const { t, i18n } = useTranslation('administration')
  if (text !== null && to !== null) {
    return (
      <Link to="/administration/structure/$part/$id" params={to} className={styles.name}>
        {text}
      </Link>
    )
  }
  if (text !== null) return text
  return (
    <span className={styles.missing} lang={i18n.language}>
      {t(`structure.missing.${language}`)}
    </span>
  )
}
