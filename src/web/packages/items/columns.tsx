import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ImpactItem } from '#contract/matching/impact.ts'
import { useKindWord } from '../../configuration/kinds/use-kinds.ts'
import { PartyLink } from '../../places/party-link.tsx'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import type { Column } from '../../ui/list/column.ts'
import styles from '../packages.module.css'
import { VersionVerdict } from '../versions/version-verdict.tsx'
import { ComponentPath } from './component-path.tsx'

/** The columns of the items that hold a component. */
export function useColumns(): readonly Column<ImpactItem>[] {
  const { t } = useTranslation('places')
  const kindWord = useKindWord()
  return [
    {
      id: 'item',
      title: t('package.items.item'),
      cell: ({ ci }) => (
        <Link to="/configuration/$id" params={{ id: ci.id }}>
          {ci.name}
        </Link>
      ),
    },
    {
      id: 'kind',
      title: t('package.items.kind'),
      width: '108px',
      whenNarrow: 'early',
      cell: ({ ci }) => kindWord(ci.kind),
    },
    {
      id: 'division',
      title: t('package.items.division'),
      width: 'clamp(84px, 14cqi, 160px)',
      whenNarrow: 'early',
      cell: ({ owner }) => owner.division !== null && <PartyLink kind="division" party={owner.division} />,
    },
    {
      id: 'team',
      title: t('package.items.team'),
      width: 'clamp(84px, 13cqi, 150px)',
      whenNarrow: 'below',
      cell: ({ owner }) =>
        owner.team === null ? (
          <UnknownBadge label={t('package.items.noTeam')} />
        ) : (
          <PartyLink kind="team" party={owner.team} />
        ),
    },
    {
      id: 'versions',
      title: t('package.items.versions'),
      width: 'clamp(96px, 17cqi, 190px)',
      whenNarrow: 'below',
      cell: (row) => <HeldVersions item={row} />,
    },
    {
      id: 'verdict',
      title: t('package.items.verdict'),
      width: 'clamp(140px, 20cqi, 184px)',
      narrowWidth: '140px',
      cell: (row) => <ItemVerdict item={row} />,
    },
    {
      id: 'path',
      title: t('package.items.path'),
      width: '88px',
      narrowWidth: '60px',
      cell: (row) => <ComponentPath item={row} />,
    },
  ]
}

/** So many stand in the cell. */
const shown = 3

function HeldVersions({ item: { met } }: { readonly item: ImpactItem }) {
  const { t } = useTranslation('places')
  if (met === null) return null
  const versions = [...new Set(met.components.map(({ version }) => version))]
  const more = Math.max(versions.length - shown, 0) + met.componentCount - met.components.length
  return (
    <span className={styles.list}>
      {versions.slice(0, shown).map((version) => (
        <code key={version}>{version === '' ? t('package.versions.noVersion') : version}</code>
      ))}
      {more > 0 && <span className={styles.quiet}>{t('package.items.more', { count: more })}</span>}
    </span>
  )
}

/** The worst of what the item holds: affected, then what cannot be told, whatever the reason. */
function ItemVerdict({ item: { met } }: { readonly item: ImpactItem }) {
  if (met === null) return null
  const judged = met.components.map(({ verdict, ...one }) => ({
    ...one,
    verdict: verdict === 'affected' || verdict === 'undetermined' ? verdict : null,
  }))
  const worst =
    judged.find(({ verdict }) => verdict === 'affected') ??
    judged.find(({ comparable }) => !comparable) ??
    judged.find(({ verdict }) => verdict === 'undetermined') ??
    judged[0]
  return worst === undefined ? null : <VersionVerdict version={worst} />
}
