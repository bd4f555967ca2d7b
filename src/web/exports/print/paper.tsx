import { useTranslation } from 'react-i18next'
import type { ExportList } from '#contract/exports/export-list.ts'
import type { ExportHead } from '#contract/exports/file.ts'
import { useLocale } from '../../i18n/locale.tsx'
import { TlpLabel } from '../../ui/badges/tlp-label.tsx'
import { formatMoment } from '../../ui/dates/format-moment.ts'
import { interfaceColors } from '../../ui/theme/tokens.ts'
import { type Layout, layOut } from './layout.ts'
import styles from './print.module.css'
import { useExportWriter } from './use-export-writer.ts'

interface Props {
  readonly list: ExportList
  readonly head: ExportHead
  readonly rows: readonly unknown[]
}

/** More columns than these want the broad side of the page. */
const narrowColumns = 6

/** Words that may be broken anywhere, so that they do not press the other columns together; a short one stays whole. */
function breaking(text: string): 'never' | 'anywhere' | 'words' {
  if (/^\S{1,16}$/.test(text)) return 'never'
  return /\S{25}/.test(text) ? 'anywhere' : 'words'
}

/** Paper is light, whatever the theme of the screen. */
const light = Object.fromEntries(
  Object.entries(interfaceColors).map(([name, { light: color }]) => [`--${name}`, color]),
)

/** The list with its label at the head and the foot of every page (FIRST TLP 2.0), and what it is, as of when, for whom. */
export function Paper({ list, head, rows }: Props) {
  const { t } = useTranslation('exports')
  const writer = useExportWriter()
  const title = writer.text(`exports:lists.${head.list}`) ?? head.list
  const { columns, lines } = layOut(list, rows, writer)
  const isBroad = columns.length > narrowColumns
  return (
    <article className={styles.paper} data-paper={isBroad ? 'landscape' : 'portrait'} style={light}>
      <title>{`${t('paper.page', { title })} · Renkei`}</title>
      {/* Head and foot of a table are what browsers repeat on each page. */}
      <table className={styles.pages} role="presentation">
        <thead>
          <Marking head={head} words={title} />
        </thead>
        <tfoot>
          <Marking head={head} words={t('paper.foot', { by: head.by })} />
        </tfoot>
        <tbody>
          <tr>
            <td className={styles.cell}>
              <About head={head} title={title} />
              {rows.length === 0 ? (
                <p className={styles.empty}>{t('paper.empty')}</p>
              ) : (
                <div className={styles.wide}>
                  <Table columns={columns} lines={lines} />
                </div>
              )}
            </td>
          </tr>
        </tbody>
      </table>
    </article>
  )
}

function Marking({ head, words }: { readonly head: ExportHead; readonly words: string }) {
  return (
    <tr>
      <td className={styles.cell}>
        <div className={styles.marking}>
          <span>{words}</span>
          <TlpLabel tlp={head.tlp} />
        </div>
      </td>
    </tr>
  )
}

function Table({ columns, lines }: Layout) {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {columns.map(({ id, heading, isNumber }) => (
            <th key={id} scope="col" data-number={isNumber}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, texts }) => (
          <tr key={key}>
            {columns.map(({ id, place, isNumber }) => (
              <td key={id} data-number={isNumber} data-breaking={breaking(texts[place] ?? '')}>
                {texts[place]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** What the list is, once, above its first row. */
function About({ head, title }: { readonly head: ExportHead; readonly title: string }) {
  const { t, i18n } = useTranslation('exports')
  const locale = useLocale()
  const digits = new Intl.NumberFormat(i18n.language)
  return (
    <div className={styles.about}>
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
    </div>
  )
}
