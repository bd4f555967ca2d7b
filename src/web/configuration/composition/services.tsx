import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { listServices, type Service } from '#contract/inventory/facts.ts'
import { callServer } from '../../api/client.ts'
import { askPages } from '../../api/query.ts'
import { ExportMenu } from '../../exports/export-menu.tsx'
import type { Column } from '../../ui/list/column.ts'
import styles from './composition.module.css'
import { SectionList } from './section-list.tsx'

/** The services that the item's documents name; nothing where none does. */
export function Services({ ci }: { readonly ci: Ci }) {
  const { t } = useTranslation('configuration')
  const params = { id: ci.id }
  const list = useInfiniteQuery(
    askPages(listServices, { ciId: ci.id }, (cursor) =>
      callServer(listServices, { params, query: { limit: 100, ...(cursor && { cursor }) } }),
    ),
  )
  const columns = useColumns()
  return (
    <SectionList
      title={t('composition.services.title')}
      label={t('composition.services.label')}
      columns={columns}
      list={list}
      tools={<ExportMenu of={listServices} input={{ params }} about={ci.name} place="row" />}
    />
  )
}

const flows = ['inbound', 'outbound', 'bi-directional', 'unknown'] as const

function useColumns(): readonly Column<Service>[] {
  const { t } = useTranslation('configuration')
  const notStated = <span className={styles.quiet}>{t('composition.services.none')}</span>
  const traits = ({ within, authenticated, crossesTrustBoundary }: Service) =>
    [
      within === null ? null : t('composition.services.within', { name: within }),
      authenticated === true ? t('composition.services.authenticated') : null,
      authenticated === false ? t('composition.services.open') : null,
      crossesTrustBoundary === true ? t('composition.services.boundary') : null,
    ].filter((trait) => trait !== null)
  const dataOf = ({ data }: Service) =>
    data.map(({ classification, flow }) => {
      const known = flows.find((one) => one === flow) ?? 'unknown'
      const words = t(`composition.services.flows.${known}`)
      return t('composition.services.flow', { data: classification, flow: words })
    })
  return [
    {
      id: 'service',
      title: t('composition.services.service'),
      cell: (row) => (
        <span data-hint={row.description ?? row.name}>
          {row.name} {row.version !== null && <code>{row.version}</code>}{' '}
          <span className={styles.quiet}>{traits(row).join(' · ')}</span>
        </span>
      ),
    },
    {
      id: 'provider',
      title: t('composition.services.provider'),
      width: '160px',
      whenNarrow: 'below',
      cell: (row) => row.provider ?? notStated,
    },
    {
      id: 'endpoints',
      title: t('composition.services.endpoints'),
      width: '260px',
      whenNarrow: 'below',
      cell: (row) =>
        row.endpoints.length === 0 ? (
          notStated
        ) : (
          <span data-hint={row.endpoints.join('\n')}>{row.endpoints.join(', ')}</span>
        ),
    },
    {
      id: 'data',
      title: t('composition.services.data'),
      width: '200px',
      whenNarrow: 'below',
      cell: (row) =>
        row.data.length === 0 ? (
          notStated
        ) : (
          <span data-hint={dataOf(row).join('\n')}>{dataOf(row).join(', ')}</span>
        ),
    },
  ]
}
