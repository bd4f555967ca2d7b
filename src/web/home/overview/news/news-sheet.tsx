import { SegmentedControl } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CountedVulnerabilities, Overview } from '#contract/sharing/overview.ts'
import { Answered } from '../../../api/answered.tsx'
import { useLocale } from '../../../i18n/locale.tsx'
import { formatMoment } from '../../../ui/dates/format-moment.ts'
import { Pulse } from '../../../ui/feedback/pulse.tsx'
import { Sheet } from '../../../ui/page/page.tsx'
import { useCountWords } from '../../../vulnerabilities/count-words.ts'
import { periods, readHomeSearch } from '../../since/period.ts'
import styles from '../home.module.css'
import type { Overviewed } from '../use-overview.ts'
import { VulnerabilityLine } from './vulnerability-line.tsx'

type News = NonNullable<Overview['news']>

type Part = keyof News

/** In the order of what asks most of the reader. */
const parts: readonly Part[] = ['touched', 'exploited', 'changed', 'new']

/** What came in and what it means for our items, since the last visit or longer; every number leads to its list. */
export function NewsSheet({ overview, period, since, team }: Overviewed) {
  const { t } = useTranslation('home')
  const locale = useLocale()
  const to = { since, ...(team !== undefined && { team }) }
  return (
    <Sheet>
      <div className={styles.head}>
        <h2 id="news" className={styles.title}>
          {t('news.title')}
        </h2>
        <PeriodControl period={period} />
      </div>
      <p className={styles.quiet}>{t('news.since', { at: formatMoment(since, locale) })}</p>
      <Answered query={overview} as="part">
        {({ news }) =>
          news === null ? null : (
            <>
              <ul className={styles.figures}>
                {parts.map((part) => (
                  <Figure key={part} part={part} total={news[part].total} to={to} />
                ))}
              </ul>
              {shownOf(news).map(({ part, rows }) => (
                <section key={part} className={styles.part}>
                  <h3 className={styles.partTitle}>{t(`parts.${part}.title`)}</h3>
                  <ul className={styles.changed}>
                    {rows.map((row) => (
                      <VulnerabilityLine key={row.id} row={row} />
                    ))}
                  </ul>
                </section>
              ))}
              {parts.every((part) => news[part].total === 0) && (
                <p className={styles.quiet}>{t('news.nothing')}</p>
              )}
            </>
          )
        }
      </Answered>
    </Sheet>
  )
}

function PeriodControl({ period }: Pick<Overviewed, 'period'>) {
  const { t } = useTranslation('home')
  const navigate = useNavigate({ from: '/' })
  const choose = (next: string) => {
    const search = (before: object) => ({ ...before, period: readHomeSearch({ period: next }).period })
    navigate({ search, resetScroll: false }).catch(() => undefined)
  }
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('news.period.label')}
      data={periods.map((value) => ({ value, label: t(`news.period.${value}`) }))}
      value={period}
      onChange={choose}
    />
  )
}

interface FigureProps {
  readonly part: Part
  readonly total: number | null
  readonly to: { readonly since: string; readonly team?: string }
}

function Figure({ part, total, to }: FigureProps) {
  const { t } = useTranslation('home')
  const numberOf = useCountWords()
  const { number } = numberOf(total)
  return (
    <li>
      <Link to="/overview/$part" params={{ part }} search={to} className={styles.figure}>
        <span className={styles.figureName}>{t(`news.figures.${part}`)}</span>
        <Pulse value={number}>
          <span className={styles.number} data-digits data-none={total === 0}>
            {number}
          </span>
        </Pulse>
      </Link>
    </li>
  )
}

/** The most urgent of each part; what stands in one is not said again in the next. */
function shownOf(news: News): readonly (Pick<CountedVulnerabilities, 'rows'> & { readonly part: Part })[] {
  const said = new Set<string>()
  return parts.flatMap((part) => {
    const rows = news[part].rows.filter(({ id }) => !said.has(id)).slice(0, part === 'touched' ? 5 : 3)
    for (const { id } of rows) said.add(id)
    return rows.length === 0 ? [] : [{ part, rows }]
  })
}
