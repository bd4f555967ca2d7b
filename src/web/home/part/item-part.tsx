import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listOverviewItems, type OverviewItem, type OverviewItems } from '#contract/sharing/overview.ts'
import { callServer } from '../../api/client.ts'
import { askPages } from '../../api/query.ts'
import { useKindWord } from '../../configuration/kinds/use-kinds.ts'
import { Bilingual } from '../../i18n/bilingual.tsx'
import type { Column } from '../../ui/list/column.ts'
import { useCountWords } from '../../vulnerabilities/count-words.ts'
import styles from './part.module.css'
import { PartPage } from './part-page.tsx'

/** Configuration items that want a team or an owner, of those the reader may change. */
export function ItemPart({ part }: { readonly part: OverviewItems }) {
  const { t } = useTranslation('home')
  const numberOf = useCountWords()
  const list = useInfiniteQuery(
    askPages(listOverviewItems, { query: { part } }, (cursor) =>
      callServer(listOverviewItems, { query: { part, ...(cursor !== undefined && { cursor }) } }),
    ),
  )
  return (
    <PartPage
      title={t(`parts.${part}.title`)}
      lead={(total) => t(`parts.${part}.lead`, numberOf(total))}
      none={t(`parts.${part}.none`)}
      list={list}
      columns={useItemColumns()}
      keyOf={(item) => item.id}
      epoch={part}
    />
  )
}

function useItemColumns(): readonly Column<OverviewItem>[] {
  const { t } = useTranslation('home')
  const kindWord = useKindWord()
  return [
    {
      id: 'name',
      title: t('items.name'),
      cell: ({ id, name }) => (
        <Link to="/configuration/$id" params={{ id }} className={styles.name}>
          {name}
        </Link>
      ),
    },
    {
      id: 'kind',
      title: t('items.kind'),
      width: '140px',
      whenNarrow: 'below',
      cell: ({ kind }) => kindWord(kind),
    },
    {
      id: 'team',
      title: t('items.team'),
      width: '200px',
      narrowWidth: '96px',
      cell: ({ team }) =>
        team === null ? (
          <span className={styles.none}>{t('items.noTeam')}</span>
        ) : (
          <Bilingual name={team.name} />
        ),
    },
    {
      id: 'owner',
      title: t('items.owner'),
      width: '200px',
      whenNarrow: 'below',
      cell: ({ owner }) => owner?.name ?? <span className={styles.none}>{t('items.noOwner')}</span>,
    },
  ]
}
