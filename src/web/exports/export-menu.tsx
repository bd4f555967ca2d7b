import { Button, Menu } from '@mantine/core'
import { IconBraces, IconDownload, IconPrinter, IconTable } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type Input, pathOf } from '#contract/client.ts'
import { exportPath, mostRows } from '#contract/exports/file.ts'
import type { Route } from '#contract/route.ts'
import { showFailure } from '../api/show-failure.tsx'
import { useLocale } from '../i18n/locale.tsx'
import { showDone } from '../ui/feedback/undo-toast.tsx'
import { DocumentItems, type ExportDocument } from './document-items.tsx'
import styles from './exports.module.css'
import { fetchFile, saveFile } from './fetch-file.ts'

interface Props<R extends Route> {
  /** The list's route: its rows leave, to whoever may see them. */
  readonly of: R
  /** As the list on the screen was asked for. */
  readonly input?: Pick<Input<R>, 'params' | 'query'>
  /** By what it is narrowed, in words: `useFilterWords`. */
  readonly about?: string
  /** `row`: in a quiet row of its own above the list, where the page has no room for actions. */
  readonly place?: 'actions' | 'row'
  /** A whole document that can be had of what the list is about. */
  readonly document?: ExportDocument
}

/** Takes a list along as it is narrowed on the screen: for a spreadsheet, for a program, on paper. */
export function ExportMenu<R extends Route>(props: Props<R>) {
  const { of, input, about = '', place = 'actions' } = props
  const { t, i18n } = useTranslation(['exports', 'web'])
  const { timeZone } = useLocale()
  const digits = new Intl.NumberFormat(i18n.language)
  const path = pathOf(of, input?.params)
  const query = { ...narrowing(input?.query), ...(about !== '' && { about }) }
  const take = useMutation({
    mutationFn: (form: 'csv' | 'json') => fetchFile(exportPath(path, form), { ...query, zone: timeZone }),
    onSuccess: (file) => {
      saveFile(file)
      if (!file.complete) showDone(t('menu.cut', { number: digits.format(file.rows) }))
    },
    onError: showFailure,
  })
  return (
    <Menu width={280}>
      <Menu.Target>
        <Button
          {...(place === 'row'
            ? { variant: 'subtle', size: 'compact-sm', className: styles.row }
            : { variant: 'default' })}
          loading={take.isPending}
          leftSection={<IconDownload size={16} stroke={1.6} aria-hidden="true" />}
        >
          {t('menu.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconTable size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => take.mutate('csv')}
        >
          {t('menu.csv')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconBraces size={16} stroke={1.6} aria-hidden="true" />}
          onClick={() => take.mutate('json')}
        >
          {t('menu.json')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden="true" />}
          renderRoot={(root) => (
            <Link {...root} to="/print/$" params={{ _splat: path.slice(1) }} search={query} />
          )}
        >
          {t('menu.print')}
        </Menu.Item>
        <p className={styles.note} data-phrases>
          {t('menu.note', { most: digits.format(mostRows) })}
        </p>
        {props.document !== undefined && <DocumentItems document={props.document} />}
      </Menu.Dropdown>
    </Menu>
  )
}

/** What narrows the list, without its pages. */
function narrowing(query: unknown): Readonly<Record<string, string>> {
  const given = Object.entries(Object(query)).filter(
    ([name, value]) => value !== undefined && value !== null && name !== 'cursor' && name !== 'limit',
  )
  return Object.fromEntries(given.map(([name, value]) => [name, String(value)]))
}
