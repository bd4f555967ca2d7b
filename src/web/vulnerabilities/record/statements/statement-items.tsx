import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { VexStatement } from '#contract/matching/statements.ts'
import styles from './statements.module.css'

type ItemOf = VexStatement['items']['rows'][number]

/** The items that have a product of a statement. */
export function StatementItems({ statement: { items } }: { readonly statement: VexStatement }) {
  const { t, i18n } = useTranslation('vulnerabilities')
  const { total, rows } = items
  if (rows.length === 0) return <p className={styles.quiet}>{t('statements.noItems')}</p>
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <div className={styles.items}>
      <span>
        {total === null
          ? t('statements.manyItems', { bound: number.format(1000) })
          : t('statements.items', { count: total })}
      </span>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.ci.id}>
            <Link to="/configuration/$id" params={{ id: row.ci.id }}>
              {row.ci.name}
            </Link>{' '}
            {row.component.name} <code>{row.component.version}</code> <Compared item={row} />
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What of the comparison the reader should know: no version was compared, or the whole is not known to be there. */
function Compared({ item: { by, whole } }: { readonly item: ItemOf }) {
  const { t } = useTranslation('vulnerabilities')
  const words = [
    ...(by === 'version' ? [] : [t(`statements.by.${by}`)]),
    ...(whole === null || whole.here === true
      ? []
      : [
          t(whole.here === null ? 'statements.wholeUnknown' : 'statements.wholeMissing', {
            name: whole.name,
          }),
        ]),
  ]
  return words.length === 0 ? null : <span className={styles.quiet}>{words.join(' · ')}</span>
}
