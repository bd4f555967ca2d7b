import { UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WrongMatch } from '#contract/matching/wrong-matches.ts'
import { useNameOf } from '../i18n/bilingual.tsx'
import { PackageLink } from '../packages/package-link.tsx'
import { Moment } from '../ui/dates/moment.tsx'
import type { Column } from '../ui/list/column.ts'
import styles from './wrong-matches.module.css'

/** What is wrong, of what, where, why, since when and until when, and how much it sets aside. */
export function useColumns(onEdit: (report: WrongMatch) => void): readonly Column<WrongMatch>[] {
  const { t, i18n } = useTranslation('vulnerabilities')
  return [
    { id: 'about', title: t('wrong.about'), cell: (row) => <About report={row} /> },
    {
      id: 'component',
      title: t('wrong.list.component'),
      width: 'clamp(120px, 20cqi, 240px)',
      whenNarrow: 'below',
      cell: ({ component, packageKey }) => (
        <PackageLink packageKey={packageKey}>
          {component === null ? packageKey : `${component.name} ${component.version}`}
        </PackageLink>
      ),
    },
    {
      id: 'where',
      title: t('wrong.where'),
      width: 'clamp(100px, 14cqi, 180px)',
      whenNarrow: 'below',
      cell: (row) => <Where report={row} />,
    },
    {
      id: 'reason',
      title: t('wrong.reason'),
      width: 'clamp(120px, 20cqi, 280px)',
      whenNarrow: 'below',
      cell: (row) => <span data-hint={row.reason}>{row.reason}</span>,
    },
    {
      id: 'by',
      title: t('wrong.list.by'),
      width: '120px',
      whenNarrow: 'early',
      cell: (row) => (
        <>
          {row.madeBy} <Moment at={row.madeAt} as="day" />
        </>
      ),
    },
    {
      id: 'until',
      title: t('wrong.until'),
      width: '132px',
      whenNarrow: 'below',
      cell: (row) =>
        row.state === 'live' ? <Moment at={row.until} as="day" /> : t(`wrong.list.endings.${row.state}`),
    },
    {
      id: 'silences',
      title: t('wrong.list.silences'),
      width: '88px',
      narrowWidth: '64px',
      align: 'end',
      cell: (row) => row.silences.toLocaleString(i18n.language),
    },
    {
      id: 'change',
      title: t('wrong.list.change'),
      width: '80px',
      narrowWidth: '72px',
      cell: (row) =>
        row.mayChange && (
          <UnstyledButton
            className={styles.link}
            aria-label={t('wrong.list.changeOf', { name: nameOfReport(row) })}
            onClick={() => onEdit(row)}
          >
            {t('wrong.list.change')}
          </UnstyledButton>
        ),
    },
  ]
}

function nameOfReport({ vulnerability, record, packageKey }: WrongMatch): string {
  return `${vulnerability?.name ?? record?.name ?? ''} ${packageKey}`.trim()
}

function About({ report: { vulnerability, record, rank } }: { readonly report: WrongMatch }) {
  const { t } = useTranslation('vulnerabilities')
  if (vulnerability !== null)
    return (
      <Link
        to="/vulnerabilities/$alias"
        params={{ alias: vulnerability.name }}
        data-hint={vulnerability.title}
      >
        <code>{vulnerability.name}</code> {vulnerability.title}
      </Link>
    )
  if (record !== null) return t('wrong.abouts.record', { record: record.name })
  return t('wrong.abouts.rank', { rank: rank === null ? '' : t(`rank.${rank}`) })
}

function Where({ report: { ci, team } }: { readonly report: WrongMatch }) {
  const { t } = useTranslation('vulnerabilities')
  const nameOf = useNameOf()
  if (ci !== null)
    return (
      <Link to="/configuration/$id" params={{ id: ci.id }}>
        {ci.name}
      </Link>
    )
  return team === null ? t('wrong.places.everywhere') : t('wrong.places.team', { team: nameOf(team.name) })
}
