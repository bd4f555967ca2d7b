import { Menu } from '@mantine/core'
import { IconFileCode } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { showFailure } from '../api/show-failure.tsx'
import styles from './exports.module.css'
import { fetchFile, saveFile } from './fetch-file.ts'

/** A document of another format that is written from what the page shows. */
export interface ExportDocument {
  /** What the documents are: a heading of the menu. */
  readonly heading: string
  /** The route's path, filled. */
  readonly path: string
  readonly formats: readonly { readonly id: string; readonly label: string }[]
}

/** Lines of the export menu for whole documents. */
export function DocumentItems({ document }: { readonly document: ExportDocument }) {
  const { t } = useTranslation('exports')
  const take = useMutation({
    mutationFn: (format: string) => fetchFile(document.path, { format }),
    onSuccess: saveFile,
    onError: showFailure,
  })
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{document.heading}</Menu.Label>
      {document.formats.map(({ id, label }) => (
        <Menu.Item
          key={id}
          disabled={take.isPending}
          leftSection={<IconFileCode size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => take.mutate(id)}
        >
          {label}
        </Menu.Item>
      ))}
      <p className={styles.note} data-phrases>
        {t('documents.note')}
      </p>
    </>
  )
}
