import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../keys/shortcuts.tsx'
import type { Selection } from './data-list.tsx'

interface Options<Row> {
  readonly shown: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly body: RefObject<HTMLTableSectionElement | null>
  readonly selection: Selection | undefined
  readonly reveal: (index: number) => void
  readonly previews: boolean
}

interface ListKeys {
  /** Where the keyboard stands. */
  readonly current: number
  /** Which row the side panel shows; null when it is closed. */
  readonly previewed: number | null
  moveTo(index: number): void
  choose(index: number): void
  closePreview(): void
}

/** The keyboard in a list: J and K move, X chooses, Space looks into, Enter opens, Escape lets go. */
export function useListKeys<Row>({
  shown,
  keyOf,
  body,
  selection,
  reveal,
  previews,
}: Options<Row>): ListKeys {
  const { t } = useTranslation()
  const [current, setCurrent] = useState(0)
  const [moved, setMoved] = useState(0)
  const [panel, setPanel] = useState(false)
  useEffect(() => {
    if (moved > 0) body.current?.querySelector<HTMLElement>('tr[data-current=true]')?.focus()
  }, [moved, body])

  const move = (step: number) => {
    const started = body.current?.contains(document.activeElement) === true || moved > 0
    const next = Math.min(Math.max(started ? current + step : current, 0), shown.length - 1)
    setCurrent(next)
    setMoved(moved + 1)
    reveal(next)
  }
  const choose = (index: number) => {
    const row = shown[index]
    if (row !== undefined) selection?.onChange(toggled(selection.keys, keyOf(row)))
  }
  const open = () => body.current?.querySelector<HTMLAnchorElement>('tr[data-current=true] a')?.click()
  const offer = (keys: string, label: string, run: () => void) => ({
    keys,
    label,
    group: 'list' as const,
    run,
  })
  useShortcut(offer('j', t('keys.next'), () => move(1)))
  useShortcut(offer('k', t('keys.previous'), () => move(-1)))
  useShortcut(offer('ArrowDown', t('keys.next'), () => move(1)))
  useShortcut(offer('ArrowUp', t('keys.previous'), () => move(-1)))
  useShortcut(offer('Enter', t('keys.open'), open))
  useShortcut(selection === undefined ? null : offer('x', t('keys.choose'), () => choose(current)))
  useShortcut(previews ? offer(' ', t('keys.preview'), () => setPanel(!panel)) : null)
  useShortcut(panel ? offer('Escape', t('keys.close'), () => setPanel(false)) : null)
  return {
    current,
    previewed: panel ? current : null,
    moveTo: setCurrent,
    choose,
    closePreview: () => setPanel(false),
  }
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return keys.has(key) ? new Set([...keys].filter((one) => one !== key)) : new Set([...keys, key])
}
