import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ci } from '#contract/inventory/cis.ts'
import { type Document, listDocuments } from '#contract/inventory/documents.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { ExportMenu } from '../../exports/export-menu.tsx'
import { ImportLines } from '../../imports/import-lines.tsx'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Loading } from '../../ui/feedback/loading.tsx'
import { useDocuments } from '../record/use-documents.ts'
import { DocumentEntry } from './document-entry.tsx'
import styles from './documents.module.css'

/** The documents of which the item's composition is known, and what is being imported. */
export function DocumentsTab({ ci }: { readonly ci: Ci }) {
  const { t } = useTranslation('configuration')
  const list = useDocuments(ci.id)
  const documents = list.data?.pages.flatMap((page) => page.rows)
  return (
    <>
      {ci.may.includes('document.import') && <p className={styles.hint}>{t('documents.dropHint')}</p>}
      <ImportLines ciId={ci.id} />
      {list.error !== null && documents === undefined && (
        <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
      )}
      {list.isPending && <Loading />}
      {documents?.length === 0 && <EmptyState sentence={t('documents.empty')} guide="configuration" />}
      {documents !== undefined && documents.length > 0 && (
        <ExportMenu of={listDocuments} input={{ params: { id: ci.id } }} about={ci.name} place="row" />
      )}
      {documents !== undefined && documents.length > 0 && <Documents ciId={ci.id} documents={documents} />}
      {list.hasNextPage && (
        <Button
          variant="default"
          size="compact-sm"
          loading={list.isFetchingNextPage}
          onClick={() => {
            list.fetchNextPage().catch(() => undefined)
          }}
        >
          {t('documents.more')}
        </Button>
      )}
    </>
  )
}

function Documents({ ciId, documents }: { readonly ciId: string; readonly documents: readonly Document[] }) {
  const { t } = useTranslation('configuration')
  const [all, setAll] = useState(false)
  const replaced = documents.filter((one) => one.state === 'replaced')
  const shown = all ? documents : documents.filter((one) => one.state !== 'replaced')
  return (
    <>
      <ul className={styles.documents} aria-label={t('documents.label')}>
        {shown.map((document) => (
          <li key={document.id}>
            <DocumentEntry ciId={ciId} document={document} />
          </li>
        ))}
      </ul>
      {replaced.length > 0 && (
        <Button variant="subtle" size="compact-sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('documents.hideReplaced') : t('documents.replaced', { count: replaced.length })}
        </Button>
      )}
    </>
  )
}
