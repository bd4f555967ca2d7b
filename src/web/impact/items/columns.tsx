import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { GraphItem, ImpactGraph } from '#contract/matching/impact-graph.ts'
import { useKindWord } from '../../configuration/kinds/use-kinds.ts'
import { PartyLink } from '../../places/party-link.tsx'
import { type Progress, StateBadge } from '../../ui/badges/state-badge.tsx'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import type { Column } from '../../ui/list/column.ts'
import styles from './item-list.module.css'

/** The columns of the items behind a graph; verdict and decision only where the question asks for them. */
export function useItemColumns(graph: ImpactGraph): readonly Column<GraphItem>[] {
  const { t } = useTranslation('impact')
  const kindWord = useKindWord()
  const verdict: Column<GraphItem> = {
    id: 'verdict',
    title: t('list.verdict'),
    width: '168px',
    whenNarrow: 'below',
    cell: (row) => <VerdictWord verdict={row.verdict} />,
  }
  const decision: Column<GraphItem> = {
    id: 'decision',
    title: t('list.decision'),
    width: '128px',
    narrowWidth: '104px',
    cell: (row) => <Standing standing={row.standing} />,
  }
  return [
    {
      id: 'item',
      title: t('list.item'),
      cell: ({ ci }) => (
        <Link to="/configuration/$id" params={{ id: ci.id }}>
          {ci.name}
        </Link>
      ),
    },
    {
      id: 'side',
      title: t('list.side'),
      width: '92px',
      whenNarrow: 'hidden',
      cell: ({ ci }) => <span className={styles[ci.side]}>{t(`sides.${ci.side}`)}</span>,
    },
    {
      id: 'kind',
      title: t('list.kind'),
      width: '120px',
      whenNarrow: 'below',
      cell: ({ ci }) => kindWord(ci.kind),
    },
    {
      id: 'division',
      title: t('list.division'),
      width: 'clamp(100px, 16cqi, 180px)',
      whenNarrow: 'early',
      cell: ({ division }) => division !== null && <PartyLink kind="division" party={division} />,
    },
    {
      id: 'team',
      title: t('list.team'),
      width: 'clamp(84px, 13cqi, 160px)',
      whenNarrow: 'below',
      cell: ({ team }) =>
        team === null ? <UnknownBadge label={t('list.noTeam')} /> : <PartyLink kind="team" party={team} />,
    },
    ...(graph.affected === null ? [] : [verdict]),
    ...(graph.open === null ? [] : [decision]),
  ]
}

function VerdictWord({ verdict }: Pick<GraphItem, 'verdict'>) {
  const { t } = useTranslation('impact')
  if (verdict === 'undetermined') return <UnknownBadge label={t('list.verdicts.undetermined')} />
  return t(`list.verdicts.${verdict ?? 'none'}`)
}

const progress: Readonly<Record<NonNullable<GraphItem['standing']>, Progress>> = {
  open: 'open',
  affected: 'started',
  settled: 'done',
}

function Standing({ standing }: Pick<GraphItem, 'standing'>) {
  const { t } = useTranslation('impact')
  if (standing === null) return null
  return <StateBadge progress={progress[standing]}>{t(`list.standing.${standing}`)}</StateBadge>
}
