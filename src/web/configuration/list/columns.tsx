import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { Bilingual } from '../../i18n/bilingual.tsx'
import { StrandMark } from '../../strands/strand-mark.tsx'
import { TlpLabel } from '../../ui/badges/tlp-label.tsx'
import { Moment } from '../../ui/dates/moment.tsx'
import type { Column } from '../../ui/list/column.ts'
import { useKindWord } from '../kinds/use-kinds.ts'
import { type Standing, strandsOf } from '../standing/standing.ts'
import { StandingFigure, UnknownHatch } from '../standing/standing-figure.tsx'
import styles from './ci-list.module.css'

/** The columns of the list of items. */
export function useColumns(standingOf: (ci: Ci) => Standing): readonly Column<Ci>[] {
  const { t } = useTranslation('configuration')
  const kindWord = useKindWord()
  const figure = (of: 'open' | 'affected' | 'undetermined' | 'settled'): Column<Ci> => ({
    id: of,
    title: t(`list.${of}`),
    width: of === 'open' ? '88px' : '76px',
    align: 'end',
    whenNarrow: whenNarrow[of],
    ...(of !== 'open' && { optional: 'shown' as const }),
    cell: (ci) => <StandingFigure standing={standingOf(ci)} of={of} />,
  })
  return [
    { id: 'name', title: t('list.name'), cell: (ci) => <ItemName ci={ci} /> },
    {
      id: 'kind',
      optional: 'shown',
      title: t('list.kind'),
      width: '108px',
      whenNarrow: 'below',
      cell: (ci) => <span data-hint={kindWord(ci.kind)}>{kindWord(ci.kind)}</span>,
    },
    {
      id: 'team',
      title: t('list.team'),
      width: '148px',
      narrowWidth: '76px',
      cell: (ci) => <ItemTeam ci={ci} standing={standingOf(ci)} />,
    },
    {
      id: 'components',
      optional: 'shown',
      title: t('list.components'),
      width: '112px',
      align: 'end',
      whenNarrow: 'early',
      cell: (ci) => <Components ci={ci} standing={standingOf(ci)} />,
    },
    figure('open'),
    figure('affected'),
    figure('undetermined'),
    figure('settled'),
    {
      id: 'tlp',
      optional: 'shown',
      title: t('list.tlp'),
      width: '164px',
      whenNarrow: 'hidden',
      cell: (ci) => <TlpLabel tlp={ci.tlp} />,
    },
    {
      id: 'changed',
      optional: 'shown',
      title: t('list.changed'),
      width: '116px',
      align: 'end',
      whenNarrow: 'early',
      cell: (ci) => <Moment at={ci.changedAt} as="day" />,
    },
  ]
}

const whenNarrow = { open: 'below', affected: 'hidden', undetermined: 'hidden', settled: 'early' } as const

function ItemName({ ci }: { readonly ci: Ci }) {
  return (
    <>
      <Link to="/configuration/$id" params={{ id: ci.id }}>
        {ci.name}
      </Link>
      {ci.partOf !== null && (
        <span className={styles.whole} data-hint={ci.partOf.name}>
          {ci.partOf.name}
        </span>
      )}
    </>
  )
}

function ItemTeam({ ci, standing }: { readonly ci: Ci; readonly standing: Standing }) {
  const { t } = useTranslation('configuration')
  return (
    <span className={styles.team}>
      <StrandMark {...strandsOf(ci.side, standing)} />
      <span className={styles.teamName}>
        {ci.team === null ? t('list.noTeam') : <Bilingual name={ci.team.name} />}
      </span>
    </span>
  )
}

/** How many components the item's own documents list. What it contains may have documents where it has none. */
function Components({ ci, standing }: { readonly ci: Ci; readonly standing: Standing }) {
  const { t, i18n } = useTranslation('configuration')
  if (ci.components > 0) return ci.components.toLocaleString(i18n.language)
  if (standing === null || standing === undefined) return <UnknownHatch />
  return (
    <span className={styles.elsewhere} data-hint={t('list.componentsElsewhere')}>
      –
    </span>
  )
}
