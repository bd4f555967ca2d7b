import './print.css'
import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useCanGoBack, useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { ExportList } from '#contract/exports/export-list.ts'
import { ExportFile, exportPath, mostPrinted } from '#contract/exports/file.ts'
import { route } from '#contract/route.ts'
import { Answered } from '../../api/answered.tsx'
import { ask } from '../../api/query.ts'
import { EmptyState } from '../../ui/feedback/empty-state.tsx'
import { Page } from '../../ui/page/page.tsx'
import { type PrintSearch, readPrintSearch } from '../print-search.ts'
import { listAt } from '../printed-list.ts'
import { Paper } from './paper.tsx'
import styles from './print.module.css'

/** A list on paper: everything that belongs to it on each page, nothing of the screen around it. */
export function PrintScreen() {
  const { t } = useTranslation('exports')
  const { _splat: path = '' } = useParams({ from: '/in/print/$' })
  const list = listAt(path)
  if (list !== undefined) return <Sheet path={path} list={list} />
  return (
    <Page title={t('paper.print')}>
      <EmptyState sentence={t('paper.unknown')} />
    </Page>
  )
}

function Sheet({ path, list }: { readonly path: string; readonly list: ExportList }) {
  const { t } = useTranslation('exports')
  const search = useSearch({ from: '/in/print/$' })
  // The address carries the lens along, which the list knows nothing of.
  const file = useQuery(askFile(path, readPrintSearch(search)))
  const router = useRouter()
  const canGoBack = useCanGoBack()
  return (
    <div className={styles.screen}>
      <div className={styles.tools}>
        <Button
          leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden="true" />}
          disabled={file.data === undefined}
          onClick={() => print()}
        >
          {t('paper.print')}
        </Button>
        {canGoBack && (
          <Button variant="default" onClick={() => router.history.back()}>
            {t('paper.back')}
          </Button>
        )}
        <p className={styles.hint}>{t('paper.hint')}</p>
      </div>
      <Answered query={file}>
        {({ export: head, rows }) => <Paper list={list} head={head} rows={rows} />}
      </Answered>
    </div>
  )
}

/** What was put on paper stays as it was: each asking leaves a line in the trail. */
function askFile(path: string, search: PrintSearch) {
  const file = route({
    id: 'exports.paper',
    method: 'GET',
    path: exportPath(`/${path}`, 'json'),
    access: 'signed-in',
    query: z.record(z.string(), z.string()),
    answer: ExportFile,
  })
  const query = { ...search, print: 'true', most: String(mostPrinted) }
  return {
    ...ask(file, { query }),
    queryKey: [file.id, path, search],
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  }
}
