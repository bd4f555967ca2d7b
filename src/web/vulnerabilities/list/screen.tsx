import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailureBox } from '../../api/failure-box.tsx'
import { LinkButton } from '../../configuration/link-button.tsx'
import { SavedLists } from '../../saved-lists/saved-lists.tsx'
import { useSavedColumns } from '../../saved-lists/use-saved-columns.ts'
import { useMe } from '../../session/me.tsx'
import { useLens } from '../../strands/use-lens.ts'
import { DataList } from '../../ui/list/data-list.tsx'
import { Page, Sheet } from '../../ui/page/page.tsx'
import { BulkBar } from '../bulk/bulk-bar.tsx'
import { type Chosen, chooseKeys, nothingChosen } from '../bulk/chosen.ts'
import { teamsDecidedBy, useShownTeam } from '../teams/use-teams.ts'
import { askVulnerabilities } from './ask-vulnerabilities.ts'
import { useColumns } from './columns.tsx'
import { ListExport } from './list-export.tsx'
import { ListLead } from './list-lead.tsx'
import { readListSearch } from './list-search.ts'
import { ListTools } from './list-tools.tsx'
import { NothingListed } from './nothing-listed.tsx'
import { useCounting } from './use-counting.ts'
import { useListAddress } from './use-list-address.ts'
import { useMovedRows } from './use-moved-rows.ts'
import { useRowAct } from './use-row-act.tsx'
import { FoundPreview, VulnerabilityPreview } from './vulnerability-preview.tsx'

/** The worklist of vulnerabilities. */
export function VulnerabilitiesScreen() {
  const { t } = useTranslation(['web', 'vulnerabilities'])
  const { search, narrow, panel } = useListAddress()
  const me = useMe()
  const { lens } = useLens()
  const team = useShownTeam(search.team)
  const list = useInfiniteQuery({ ...askVulnerabilities(search, team), enabled: team !== 'pending' })
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const teamId = team === 'pending' ? undefined : team
  const columns = useSavedColumns('vulnerabilities', useColumns({ rows, teamId }))
  const count = useCounting()
  const total = list.data?.pages[0]?.total
  const epoch = JSON.stringify([search, lens])
  const steady = useMovedRows({ rows, hasMore: list.hasNextPage, epoch, search, teamId })
  const { chosen, choose } = useChosen(epoch)
  const { act, dialog } = useRowAct(steady, panel.onShow)
  const mayDecide = teamsDecidedBy(me).length > 0
  const keys = chosen.all ? new Set(rows?.map((row) => row.id)) : chosen.keys
  const selection = {
    keys,
    onChange: (next: ReadonlySet<string>) => choose(chooseKeys(next)),
    onAll: () => choose({ all: true, keys, search }),
  }
  return (
    <Page
      title={t('sections.vulnerabilities')}
      lead={
        total === undefined || rows?.length === 0 ? undefined : (
          <ListLead search={search} teamId={teamId} total={total} />
        )
      }
      actions={
        <>
          <LinkButton to="/wrong-matches" variant="subtle" color="gray">
            {t('vulnerabilities:wrong.list.link')}
          </LinkButton>
          <ListExport search={search} team={team} />
        </>
      }
      tools={
        <>
          <SavedLists screen="vulnerabilities" read={readListSearch} count={count} columns={columns} />
          <ListTools search={search} team={teamId} onNarrow={narrow} columns={columns.control} />
        </>
      }
    >
      {list.error !== null && list.data === undefined ? (
        <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
      ) : (
        <Sheet edge="flush">
          <DataList
            label={t('sections.vulnerabilities')}
            columns={columns.shown}
            rows={steady}
            keyOf={(row) => row.id}
            epoch={epoch}
            total={total ?? null}
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              failed: list.isFetchNextPageError,
              load: () => {
                list.fetchNextPage().catch(() => undefined)
              },
            }}
            {...(mayDecide && { selection })}
            {...(act !== undefined && { act })}
            panel={panel}
            preview={(row) => <VulnerabilityPreview key={row.id} row={row} />}
            previewOf={(alias) => <FoundPreview key={alias} alias={alias} />}
            empty={<NothingListed search={search} onNarrow={narrow} />}
          />
          <BulkBar chosen={chosen} search={search} total={total ?? null} onChange={choose} />
          {dialog}
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
