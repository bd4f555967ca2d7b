import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { listStatedVulnerabilities, type StatedVulnerability } from '#contract/inventory/facts.ts'
import { callServer } from '../../api/client.ts'
import { askPages } from '../../api/query.ts'
import { ExportMenu } from '../../exports/export-menu.tsx'
import type { Column } from '../../ui/list/column.ts'
import styles from './composition.module.css'
import { SectionList } from './section-list.tsx'

/** What the makers of the item's documents say about vulnerabilities; nothing where none says anything. */
export function StatedVulnerabilities({ ci }: { readonly ci: Ci }) {
  const { t } = useTranslation('configuration')
  const params = { id: ci.id }
  const list = useInfiniteQuery(
    askPages(listStatedVulnerabilities, { ciId: ci.id }, (cursor) =>
      callServer(listStatedVulnerabilities, { params, query: { limit: 100, ...(cursor && { cursor }) } }),
    ),
  )
  const columns = useColumns()
  return (
    <SectionList
      title={t('composition.stated.title')}
      lead={t('composition.stated.lead')}
      label={t('composition.stated.label')}
      columns={columns}
      list={list}
      tools={<ExportMenu of={listStatedVulnerabilities} input={{ params }} about={ci.name} place="row" />}
    />
  )
}

const states = [
  'resolved',
  'resolved_with_pedigree',
  'exploitable',
  'in_triage',
  'false_positive',
  'not_affected',
] as const

function useColumns(): readonly Column<StatedVulnerability>[] {
  const { t } = useTranslation('configuration')
  const stateOf = ({ state }: StatedVulnerability) => {
    const known = states.find((one) => one === state)
    return known === undefined
      ? (state ?? t('composition.stated.notStated'))
      : t(`composition.stated.states.${known}`)
  }
  return [
    {
      id: 'vulnerability',
      title: t('composition.stated.vulnerability'),
      cell: (row) => (
        <span data-hint={row.description ?? row.name ?? ''}>
          {row.name ?? t('composition.stated.unnamed')}{' '}
          <span className={styles.quiet}>{row.aliases.join(' · ')}</span>
        </span>
      ),
    },
    {
      id: 'state',
      title: t('composition.stated.state'),
      width: '220px',
      narrowWidth: '160px',
      cell: (row) => (
        <span data-hint={[row.justification, ...row.responses, row.detail].filter(Boolean).join('\n')}>
          {stateOf(row)}
        </span>
      ),
    },
    {
      id: 'component',
      title: t('composition.stated.component'),
      width: '240px',
      whenNarrow: 'below',
      cell: (row) =>
        row.components.length === 0
          ? t('composition.stated.all', { count: row.affects })
          : row.components.map(({ name, version }) => `${name} ${version}`.trim()).join(', '),
    },
    {
      id: 'document',
      title: t('composition.stated.document'),
      width: '180px',
      whenNarrow: 'below',
      cell: (row) => <span data-hint={row.document.name}>{row.document.name}</span>,
    },
  ]
}
