import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { listCis } from '#contract/inventory/cis.ts'
import type { Party } from '#contract/matching/parties.ts'
import { callServer } from '../api/client.ts'
import { FailureBox } from '../api/failure-box.tsx'
import { askPages } from '../api/query.ts'
import { useColumns } from '../configuration/list/columns.tsx'
import { useStandings } from '../configuration/standing/use-standings.ts'
import { ExportMenu } from '../exports/export-menu.tsx'
import { useNameOf } from '../i18n/bilingual.tsx'
import { EmptyState } from '../ui/feedback/empty-state.tsx'
import { DataList } from '../ui/list/data-list.tsx'
import { Sheet } from '../ui/page/page.tsx'
import { narrowedTo } from './narrowed-to.ts'
import styles from './places.module.css'

/** Its items, as the list of items shows them. */
export function ItemsTab({ party }: { readonly party: Party }) {
  const { t } = useTranslation('places')
  const nameOf = useNameOf()
  const { organisation, division, team } = narrowedTo(party)
  const query = {
    ...(organisation && { organisationId: organisation }),
    ...(division && { divisionId: division }),
    ...(team && { teamId: team }),
  }
  const list = useInfiniteQuery(
    askPages(listCis, { query }, (cursor) =>
      callServer(listCis, { query: { ...query, ...(cursor && { cursor }) } }),
    ),
  )
  const standingOf = useStandings(list.data?.pages.map((page) => page.rows) ?? [])
  const columns = useColumns(standingOf)
  const name = nameOf(party.name)
  if (list.error !== null && list.data === undefined)
    return <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
  return (
    <>
      {party.items.total > 0 && (
        <div className={styles.tools}>
          <Link to="/configuration" search={narrowedTo(party)}>
            {t('party.items.all')}
          </Link>
          <ExportMenu of={listCis} input={{ query }} about={name} place="row" />
        </div>
      )}
      <Sheet edge="flush">
        <DataList
          label={t('party.items.label', { name })}
          columns={columns}
          rows={list.data?.pages.flatMap((page) => page.rows)}
          keyOf={(ci) => ci.id}
          epoch={party.id}
          total={list.data?.pages[0]?.total ?? null}
          more={{
            has: list.hasNextPage,
            loading: list.isFetchingNextPage,
            load: () => {
              list.fetchNextPage().catch(() => undefined)
            },
          }}
          empty={<EmptyState sentence={t('party.items.empty')} />}
        />
      </Sheet>
    </>
  )
}
