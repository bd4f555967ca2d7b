import { useTranslation } from 'react-i18next'
import type { ExportList } from '#contract/exports/export-list.ts'
import type { ExportHead } from '#contract/exports/file.ts'
import { writeValue } from '#contract/exports/value.ts'
import { useLocale } from '../../i18n/locale.tsx'
import { TlpLabel } from '../../ui/badges/tlp-label.tsx'
import { formatMoment } from '../../ui/dates/format-moment.ts'
import { interfaceColors } from '../../ui/theme/tokens.ts'
import styles from './print.module.css'
import { useExportWriter } from './use-export-writer.ts'

interface Props {
  readonly list: ExportList
  readonly head: ExportHead
  readonly rows: readonly unknown[]
}

/** More columns than these want the broad side of the page. */
const narrowColumns = 6

/** Paper is light, whatever the theme of the screen. */
const light = Object.fromEntries(
  Object.entries(interfaceColors).map(([name, { light: color }]) => [`--${name}`, color]),
)

/** The list with its label at the head and the foot of every page (FIRST TLP 2.0), and what it is, as of when, for whom. */
export function Paper({ list, head, rows }: Props) {
  const { t } = useTranslation('exports')
  const writer = useExportWriter()
  const title = writer.text(`exports:lists.${head.list}`) ?? head.list
  const cells = rows.map((row) => list.paper.map(({ read }) => read(row)))
  const lines = cells.map((row, number) => ({
    key: `row ${number}`,
    texts: row.map((value) => writeValue(value, writer)),
  }))
  const shown = list.paper.flatMap((column, index) =>
    lines.some(({ texts }) => texts[index] !== '')
      ? [{ ...column, index, isNumber: cells.every((row) => typeof (row[index] ?? 0) === 'number') }]
      : [],
  )
  const span = Math.max(shown.length, 1)
  return (
    <article
      className={styles.paper}
      data-paper={shown.length > narrowColumns ? 'landscape' : 'portrait'}
      style={light}
    >
      <title>{`${t('paper.page', { title })} · Renkei`}</title>
      <table className={styles.table}>
        <thead>
          <tr>
            <td colSpan={span} className={styles.marking}>
              <div>
                <span>{title}</span>
                <TlpLabel tlp={head.tlp} />
              </div>
            </td>
          </tr>
          <tr>
            {shown.map(({ id, isNumber }) => (
              <th key={id} scope="col" data-number={isNumber}>
                {writer.text(`exports:columns.${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tfoot>
          <tr>
            <td colSpan={span} className={styles.marking}>
              <div>
                <span>{t('paper.foot', { by: head.by })}</span>
                <TlpLabel tlp={head.tlp} />
              </div>
            </td>
          </tr>
        </tfoot>
        <tbody>
          <tr>
            <td colSpan={span} className={styles.about}>
              <About head={head} title={title} />
            </td>
          </tr>
          {lines.map(({ key, texts }) => (
            <tr key={key}>
              {shown.map((column) => (
                <td key={column.id} data-number={column.isNumber}>
                  {texts[column.index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className={styles.empty}>{t('paper.empty')}</p>}
    </article>
  )
}

/** What the list is, once, above its first row. */
function About({ head, title }: { readonly head: ExportHead; readonly title: string }) {
  const { t, i18n } = useTranslation('exports')
  const locale = useLocale()
  const digits = new Intl.NumberFormat(i18n.language)
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      <dl>
        <div>
          <dt>{t('paper.narrowed')}</dt>
          <dd>{head.about === '' ? t('paper.everything') : head.about}</dd>
        </div>
        <div>
          <dt>{t('paper.asOf')}</dt>
          <dd>{t('file.inZone', { title: formatMoment(head.at, locale), zone: locale.timeZone })}</dd>
        </div>
        <div>
          <dt>{t('paper.by')}</dt>
          <dd>{head.by}</dd>
        </div>
        <div>
          <dt>{t('paper.rows')}</dt>
          <dd>{digits.format(head.rows)}</dd>
        </div>
      </dl>
      {!head.complete && <p>{t('paper.cut', { number: digits.format(head.rows) })}</p>}
    </>
  )
}
