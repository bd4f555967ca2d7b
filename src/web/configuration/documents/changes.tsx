import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DocumentChange, listDocumentChanges } from '#contract/inventory/composition.ts'
import type { Document } from '#contract/inventory/documents.ts'
import { callServer } from '../../api/client.ts'
import { FailureBox } from '../../api/failure-box.tsx'
import { askPages } from '../../api/query.ts'
import { ExportMenu } from '../../exports/export-menu.tsx'
import { PackageLink } from '../../packages/package-link.tsx'
import { Loading } from '../../ui/feedback/loading.tsx'
import styles from './documents.module.css'

/** What a document changed against the one before it, in three figures; the packages on asking. */
export function Changes({ ciId, document }: { readonly ciId: string; readonly document: Document }) {
  const { t, i18n } = useTranslation('configuration')
  const [opened, setOpened] = useState(false)
  if (document.changes === null) return null
  const { added, removed, changed } = document.changes
  const digits = new Intl.NumberFormat(i18n.language)
  const figures = {
    added: digits.format(added),
    removed: digits.format(removed),
    changed: digits.format(changed),
  }
  if (added + removed + changed === 0) {
    return <p className={styles.unchanged}>{t('documents.changes.nothing')}</p>
  }
  return (
    <details className={styles.changes} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary data-digits aria-label={t('documents.changes.inWords', figures)}>
        {t('documents.changes.inFigures', figures)}
      </summary>
      {opened && <ChangeList ciId={ciId} documentId={document.id} />}
    </details>
  )
}

function ChangeList({ ciId, documentId }: { readonly ciId: string; readonly documentId: string }) {
  const { t } = useTranslation('configuration')
  const params = { id: ciId, document: documentId }
  const list = useInfiniteQuery(
    askPages(listDocumentChanges, params, (cursor) =>
      callServer(listDocumentChanges, { params, query: { limit: 100, ...(cursor && { cursor }) } }),
    ),
  )
  if (list.data === undefined) {
    return list.error === null ? (
      <Loading />
    ) : (
      <FailureBox failure={list.error} during="view" onRetry={() => list.refetch()} />
    )
  }
  return (
    <>
      <ExportMenu of={listDocumentChanges} input={{ params }} place="row" />
      <ul className={styles.changeList}>
        {list.data.pages
          .flatMap((page) => page.rows)
          .map((row) => (
            <ChangeLine key={`${row.kind} ${row.before?.id} ${row.after?.id}`} change={row} />
          ))}
      </ul>
      {list.hasNextPage && (
        <Button
          variant="default"
          size="compact-sm"
          loading={list.isFetchingNextPage}
          onClick={() => {
            list.fetchNextPage().catch(() => undefined)
          }}
        >
          {t('documents.changes.more')}
        </Button>
      )}
    </>
  )
}

const signs = { added: '+', removed: '−', changed: '⇄' } as const

function ChangeLine({ change }: { readonly change: DocumentChange }) {
  const { kind, name, packageKey, before, after } = change
  const { t } = useTranslation('configuration')
  const versions = [before?.version, after?.version].filter((version) => version !== undefined)
  return (
    <li data-kind={kind}>
      <span role="img" aria-label={t(`documents.changes.kinds.${kind}`)} className={styles.sign}>
        {signs[kind]}
      </span>
      <PackageLink packageKey={packageKey}>{name}</PackageLink> <code>{versions.join(' → ')}</code>
    </li>
  )
}
