import { Button } from '@mantine/core'
import { useState } from 'react'
import { StrandMark } from '../strands/strand-mark.tsx'
import { SeverityBadge } from '../ui/badges/severity-badge.tsx'
import { StateBadge } from '../ui/badges/state-badge.tsx'
import { Moment } from '../ui/dates/moment.tsx'
import { ActionBar } from '../ui/feedback/action-bar.tsx'
import { EmptyState } from '../ui/feedback/empty-state.tsx'
import { FilterPills } from '../ui/filters/filter-pills.tsx'
import { ListSearch } from '../ui/filters/list-search.tsx'
import type { Column, Order } from '../ui/list/column.ts'
import { DataList } from '../ui/list/data-list.tsx'
import { Page, Sheet } from '../ui/page/page.tsx'
import { type Sample, samples, useSampleText } from './samples.ts'

const fresh: Sample = {
  ...(samples[0] ?? failed()),
  id: 'VUL-2026-0415',
  title: { ja: '新しく届いた脆弱性', en: 'A vulnerability that has just arrived' },
}

/** A list page with filters, order, selection, side panel, and a row that arrives. */
export function ListParts() {
  const say = useSampleText()
  const columns = useColumns()
  const [rows, setRows] = useState<readonly Sample[]>(() => many(samples, 400))
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const [order, setOrder] = useState<Order | null>({ by: 'severity', direction: 'descending' })
  const [filters, setFilters] = useState<Record<string, string>>({ severity: 'critical,high' })
  const [text, setText] = useState('')
  return (
    <Page
      title={say({ ja: '脆弱性', en: 'Vulnerabilities' })}
      lead={say({
        ja: '判断を待っている脆弱性は3件で、うち1件は両チームに関わります。',
        en: 'Three vulnerabilities await a decision; one of them concerns both teams.',
      })}
      actions={
        <Button variant="default" onClick={() => setRows([fresh, ...rows])}>
          {say({ ja: '新着を模擬', en: 'Let one arrive' })}
        </Button>
      }
      tools={
        <>
          <ListSearch label={say({ ja: '名前またはID', en: 'Name or id' })} value={text} onSearch={setText} />
          <FilterPills
            fields={useFields()}
            value={filters}
            onChange={(field, choice) => setFilters(changed(filters, field, choice))}
          />
        </>
      }
    >
      <Sheet edge="flush">
        <DataList
          label={say({ ja: '脆弱性の一覧', en: 'List of vulnerabilities' })}
          columns={columns}
          rows={rows}
          keyOf={(row) => row.id}
          epoch={text}
          total={1204}
          more={{ has: true, loading: false, load: () => undefined }}
          order={order}
          onOrder={setOrder}
          selection={{ keys, onChange: setKeys }}
          preview={(row) => <h2>{say(row.title)}</h2>}
          empty={<EmptyState sentence="—" />}
        />
      </Sheet>
      {keys.size > 0 && (
        <ActionBar words={say({ ja: `${keys.size}件を選択中`, en: `${keys.size} selected` })}>
          <Button>{say({ ja: '判断する', en: 'Decide' })}</Button>
        </ActionBar>
      )}
    </Page>
  )
}

function useColumns(): readonly Column<Sample>[] {
  const say = useSampleText()
  return [
    {
      id: 'strands',
      title: 'CSIRT · PSIRT',
      width: '124px',
      narrowWidth: '76px',
      cell: (row) => <StrandMark csirt={row.csirt} psirt={row.psirt} />,
    },
    { id: 'id', title: 'ID', width: '148px', whenNarrow: 'below', cell: (row) => <code>{row.id}</code> },
    {
      id: 'title',
      title: say({ ja: '件名', en: 'Title' }),
      cell: (row) => <a href={`#${row.id}`}>{say(row.title)}</a>,
    },
    {
      id: 'severity',
      title: say({ ja: '深刻度', en: 'Severity' }),
      width: '128px',
      sortable: true,
      whenNarrow: 'below',
      cell: (row) => <SeverityBadge severity={row.severity} score={row.score} />,
    },
    {
      id: 'state',
      title: say({ ja: '状態', en: 'State' }),
      width: '128px',
      whenNarrow: 'hidden',
      cell: (row) => <StateBadge progress={row.progress}>{row.progress}</StateBadge>,
    },
    {
      id: 'items',
      title: say({ ja: '対象', en: 'Items' }),
      width: '88px',
      align: 'end',
      sortable: true,
      whenNarrow: 'hidden',
      cell: (row) => row.items.toLocaleString(),
    },
    {
      id: 'changed',
      title: say({ ja: '更新', en: 'Changed' }),
      width: '168px',
      align: 'end',
      whenNarrow: 'hidden',
      cell: (row) => <Moment at={row.changedAt} as="recent" />,
    },
  ]
}

function useFields() {
  const say = useSampleText()
  const option = (value: string, ja: string, en: string) => ({ value, label: say({ ja, en }) })
  return [
    {
      id: 'severity',
      label: say({ ja: '深刻度', en: 'Severity' }),
      options: [
        option('critical', '緊急', 'Critical'),
        option('high', '重要', 'High'),
        option('low', '注意', 'Low'),
      ],
    },
    {
      id: 'state',
      label: say({ ja: '状態', en: 'State' }),
      options: [option('open', '未判断', 'Undecided'), option('closed', '完了', 'Closed')],
    },
  ]
}

function changed(filters: Readonly<Record<string, string>>, field: string, choice: string | null) {
  const others = Object.fromEntries(Object.entries(filters).filter(([name]) => name !== field))
  return choice === null ? others : { ...others, [field]: choice }
}

function many(few: readonly Sample[], count: number): readonly Sample[] {
  return Array.from({ length: count }, (_, index) => {
    const sample = few[index % few.length] ?? failed()
    return index < few.length
      ? sample
      : { ...sample, id: `VUL-2025-${String(count - index).padStart(4, '0')}` }
  })
}

function failed(): never {
  throw new Error('the gallery has no samples')
}
