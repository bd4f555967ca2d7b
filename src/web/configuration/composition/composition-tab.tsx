import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { pathOf } from '#contract/client.ts'
import { type Ci, listCiComponents } from '#contract/inventory/cis.ts'
import { exportComposition } from '#contract/inventory/compositions.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { ExportMenu } from '../../exports/export-menu.tsx'
import { useFilterWords } from '../../exports/filter-words.ts'
import { ImportButton } from '../../imports/import-button.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { FilterPills } from '../../ui/filters/filter-pills.tsx'
import { ListSearch } from '../../ui/filters/list-search.tsx'
import { DataList } from '../../ui/list/data-list.tsx'
import { Sheet } from '../../ui/page/page.tsx'
import { useColumns } from './columns.tsx'
import styles from './composition.module.css'
import { Services } from './services.tsx'
import { StatedVulnerabilities } from './stated-vulnerabilities.tsx'
import { type CompositionFilter, componentQueryOf, useComponents } from './use-components.ts'
import { useLicenceField } from './use-licence-field.ts'

/** What the item is composed of: every component, its version, and how it comes in. */
export function CompositionTab({ ci }: { readonly ci: Ci }) {
  const { t } = useTranslation(['configuration', 'exports'])
  const { q, licence } = useSearch({ from: '/in/configuration/$id' })
  const navigate = useNavigate({ from: '/configuration/$id' })
  const columns = useColumns(ci.id)
  const list = useComponents(ci.id, { q, licence })
  const fields = [useLicenceField(ci.id)]
  const narrowed = useFilterWords({ fields, value: { licence }, q })
  const narrow = (change: CompositionFilter) => {
    const next = (before: object) => ({ ...before, ...change })
    navigate({ search: next, replace: true, resetScroll: false }).catch(() => undefined)
  }
  return (
    <>
      <div className={styles.tools}>
        <ListSearch
          label={t('composition.search')}
          value={q ?? ''}
          onSearch={(text) => narrow({ q: text === '' ? undefined : text })}
        />
        <FilterPills
          fields={fields}
          value={{ licence }}
          onChange={(_, choice) => narrow({ licence: choice ?? undefined })}
        />
        <ExportMenu
          of={listCiComponents}
          input={{ params: { id: ci.id }, query: componentQueryOf({ q, licence }) }}
          about={narrowed === '' ? ci.name : `${ci.name} · ${narrowed}`}
          place="row"
          document={{
            heading: t('exports:documents.sbom'),
            path: pathOf(exportComposition, { id: ci.id }),
            formats: [
              { id: 'cyclonedx-1.6', label: t('exports:documents.cyclonedx-1_6') },
              { id: 'cyclonedx-1.7', label: t('exports:documents.cyclonedx-1_7') },
              { id: 'spdx-2.3', label: t('exports:documents.spdx-2_3') },
            ],
          }}
        />
      </div>
      {list.error !== null && list.data === undefined ? (
        <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
      ) : (
        <Sheet edge="flush">
          <DataList
            label={t('composition.label')}
            columns={columns}
            rows={list.data?.pages.flatMap((page) => page.rows)}
            keyOf={(component) => component.id}
            epoch={`${q ?? ''} ${licence ?? ''}`}
            total={list.data?.pages[0]?.total ?? null}
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              load: () => {
                list.fetchNextPage().catch(() => undefined)
              },
            }}
            empty={
              q === undefined && licence === undefined ? (
                <EmptyState
                  sentence={t('composition.empty')}
                  action={<ImportButton as="plain" />}
                  guide="configuration"
                />
              ) : (
                <EmptyState sentence={t('composition.noMatch')} />
              )
            }
          />
        </Sheet>
      )}
      <Services ci={ci} />
      <StatedVulnerabilities ci={ci} />
    </>
  )
}
