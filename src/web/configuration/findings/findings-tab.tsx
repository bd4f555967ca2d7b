import { SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { pathOf } from '#contract/client.ts'
import type { Ci } from '#contract/inventory/cis.ts'
import { type Finding, listFindings } from '#contract/matching/findings.ts'
import { exportCiVex } from '#contract/matching/vex.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { ExplainButton } from '../../explanations/explain-button.tsx'
import { ExportMenu } from '../../exports/export-menu.tsx'
import { DataList } from '../../ui/list/data-list.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import { DecideDialog } from '../../vulnerabilities/decide/decide-dialog.tsx'
import { type FindingStatus, findingStatuses } from '../record/record-search.ts'
import type { Standing } from '../standing/standing.ts'
import styles from './ci-findings.module.css'
import { useColumns } from './columns.tsx'
import { EmptyFindings } from './empty-findings.tsx'
import { findingQueryOf, useFindings } from './use-findings.ts'

interface Props {
  readonly ci: Ci
  readonly standing: Standing
}

/** Vulnerabilities found at the item and in what it holds. */
export function FindingsTab({ ci, standing }: Props) {
  const { t } = useTranslation(['configuration', 'exports'])
  const { status = 'open' } = useSearch({ from: '/in/configuration/$id' })
  const navigate = useNavigate({ from: '/configuration/$id' })
  const [deciding, setDeciding] = useState<Finding | null>(null)
  const list = useFindings(ci.id, status)
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const columns = useColumns({ ci, rows: rows ?? [], onDecide: setDeciding })
  const show = (next: FindingStatus) => {
    const search = (before: object) => ({ ...before, status: next === 'open' ? undefined : next })
    navigate({ search, replace: true, resetScroll: false }).catch(() => undefined)
  }
  return (
    <>
      <div className={styles.tools}>
        <SegmentedControl
          size="xs"
          aria-label={t('findings.show')}
          data={findingStatuses.map((value) => ({ value, label: t(`findings.status.${value}`) }))}
          value={status}
          onChange={show}
        />
        <ExplainButton subject={{ ci }} />
        <ExportMenu
          of={listFindings}
          input={{ query: findingQueryOf(ci.id, status) }}
          about={`${ci.name} · ${t(`findings.status.${status}`)}`}
          place="row"
          document={{
            heading: t('exports:documents.vex'),
            path: pathOf(exportCiVex, { id: ci.id }),
            formats: [
              { id: 'cyclonedx', label: t('exports:documents.cyclonedx') },
              { id: 'openvex', label: t('exports:documents.openvex') },
            ],
          }}
        />
      </div>
      {list.error !== null && list.data === undefined ? (
        <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
      ) : (
        <Sheet edge="flush">
          <DataList
            label={t('findings.label')}
            columns={columns}
            rows={rows}
            keyOf={(row) => `${row.vulnerability.id} ${row.ci.id} ${row.component.id}`}
            epoch={status}
            total={list.data?.pages[0]?.total ?? null}
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              load: () => {
                list.fetchNextPage().catch(() => undefined)
              },
            }}
            empty={<EmptyFindings ci={ci} status={status} standing={standing} onShow={show} />}
          />
        </Sheet>
      )}
      {deciding !== null && deciding.team !== null && (
        <DecideDialog
          vulnerabilityId={deciding.vulnerability.id}
          team={deciding.team}
          ci={deciding.ci}
          opened
          onClose={() => setDeciding(null)}
        />
      )}
    </>
  )
}
