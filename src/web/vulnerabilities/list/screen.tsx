import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listVulnerabilities } from '#contract/matching/findings.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { askPages } from '../../api/query.ts'
import { useMe } from '../../session/me.tsx'
import type { Lens } from '../../strands/lens.ts'
import { useLens } from '../../strands/use-lens.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { BulkBar } from '../bulk/bulk-bar.tsx'
import { type Chosen, chooseKeys, nothingChosen } from '../bulk/chosen.ts'
import { type ShownTeam, teamsDecidedBy, useShownTeam } from '../teams/use-teams.ts'
import { useColumns } from './columns.tsx'
import { ListExport } from './list-export.tsx'
import { ListLead } from './list-lead.tsx'
import type { ListSearch } from './list-search.ts'
import { ListTools } from './list-tools.tsx'
import { NothingListed } from './nothing-listed.tsx'
import { queryOf } from './query-of.ts'
import { useMovedRows } from './use-moved-rows.ts'
import { VulnerabilityPreview } from './vulnerability-preview.tsx'

/** The worklist of vulnerabilities. */
export function VulnerabilitiesScreen() {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  const search = useSearch({ from: '/in/vulnerabilities' })
  const { lens } = useLens()
  const team = useShownTeam(search.team)
  const list = useInfiniteQuery({ ...askVulnerabilities(search, team), enabled: team !== 'pending' })
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const teamId = team === 'pending' ? undefined : team
  const columns = useColumns({ rows, teamId })
  const narrow = useNarrowing()
  const total = list.data?.pages[0]?.total
  const epoch = JSON.stringify([search, lens])
  const steady = useMovedRows({ rows, hasMore: list.hasNextPage, epoch, search, teamId })
  const { chosen, choose } = useChosen(epoch)
  const mayDecide = teamsDecidedBy(useMe()).length > 0
  const keys = chosen.all ? new Set(rows?.map((row) => row.id)) : chosen.keys
  return (
    <Page
      title={t('web:sections.vulnerabilities')}
      lead={
        total === undefined || rows?.length === 0 ? undefined : (
          <ListLead search={search} teamId={teamId} total={total} />
        )
      }
      actions={<ListExport search={search} team={team} />}
      tools={<ListTools search={search} team={teamId} onNarrow={narrow} />}
    >
      {list.error !== null && list.data === undefined ? (
        <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
      ) : (
        <Sheet edge="flush">
          <DataList
            label={t('web:sections.vulnerabilities')}
            columns={columns}
            rows={steady}
            keyOf={(row) => row.id}
            epoch={epoch}
            total={total ?? null}
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              load: () => {
                list.fetchNextPage().catch(() => undefined)
              },
            }}
            {...(mayDecide && { selection: { keys, onChange: (next) => choose(chooseKeys(next)) } })}
            preview={(row) => <VulnerabilityPreview key={row.id} row={row} />}
            empty={<NothingListed search={search} onNarrow={narrow} />}
          />
          <BulkBar chosen={chosen} search={search} total={total ?? null} onChange={choose} />
        </Sheet>
      )}
    </Page>
  )
}

/** What is chosen of this list; of another one (filter, lens) nothing is. */
function useChosen(epoch: string) {
  const [held, setHeld] = useState<{ readonly epoch: string; readonly chosen: Chosen }>({
    epoch,
    chosen: nothingChosen,
  })
  return {
    chosen: held.epoch === epoch ? held.chosen : nothingChosen,
    choose: (chosen: Chosen) => setHeld({ epoch, chosen }),
  }
}

/** Puts a narrowing into the address; the lens stays. */
function useNarrowing(): (next: ListSearch) => void {
  const navigate = useNavigate({ from: '/vulnerabilities' })
  return (next) => {
    const search = ({ lens }: { readonly lens?: Lens | undefined }) => ({ ...next, lens })
    navigate({ search, replace: true, resetScroll: false }).catch(() => undefined)
  }
}

function askVulnerabilities(search: ListSearch, team: ShownTeam) {
  const query = queryOf(search, team)
  return askPages(listVulnerabilities, { query }, (cursor) =>
    callServer(listVulnerabilities, { query: { ...query, ...(cursor !== undefined && { cursor }) } }),
  )
}
