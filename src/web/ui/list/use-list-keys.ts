import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../keys/shortcuts.tsx'
import type { Selection } from './data-list.tsx'
import { leadStretch, type Stretch } from './range.ts'
import type { Panel } from './use-panel.ts'

/** What can be done with a row by a key. */
export interface RowAct {
  /** `e` where it is not said. */
  readonly keys?: string
  readonly label: string
  readonly run: (key: string) => void
}

interface Options {
  /** Keys of the rows shown, in their order. */
  readonly rows: readonly string[]
  readonly body: RefObject<HTMLTableSectionElement | null>
  readonly selection: Selection | undefined
  readonly act: RowAct | undefined
  readonly secondAct: RowAct | undefined
  readonly reveal: (index: number) => void
  /** Undefined: rows have no side panel. */
  readonly panel: Panel | undefined
}

interface ListKeys {
  /** Where the keyboard stands. */
  readonly current: number
  moveTo(index: number): void
  choose(index: number): void
}

/**
 * The keyboard in a list: J and K move, with Shift they choose on the way, X chooses, mod+A all, E acts, Space looks
 * into, Enter opens, Escape lets go.
 */
export function useListKeys(options: Options): ListKeys {
  const { rows, body, panel, reveal } = options
  const [current, setCurrent] = useState(() => Math.max(0, rows.indexOf(panel?.key ?? '')))
  const [moved, setMoved] = useState(0)
  useEffect(() => {
    if (moved > 0) body.current?.querySelector<HTMLElement>('tr[data-current=true]')?.focus()
  }, [moved, body])
  const moveTo = (index: number) => {
    setCurrent(index)
    if (panel !== undefined && panel.key !== null) panel.onShow(rows[index] ?? panel.key)
  }
  const step = (by: number): number => {
    const started = body.current?.contains(document.activeElement) === true || moved > 0
    const next = Math.min(Math.max(started ? current + by : current, 0), rows.length - 1)
    moveTo(next)
    setMoved(moved + 1)
    reveal(next)
    return next
  }
  const choose = useChoosing({ ...options, current, step })
  useActs({ ...options, current })
  return { current, moveTo, choose }
}

type Standing = Options & { readonly current: number }

type Moving = Standing & { readonly step: (by: number) => number }

function useOffer() {
  return (keys: string, label: string, run: () => void) => ({ keys, label, group: 'list' as const, run })
}

/** Moving, and choosing rows on the way. */
function useChoosing({ rows, selection, current, step }: Moving): ListKeys['choose'] {
  const { t } = useTranslation()
  const offer = useOffer()
  const [stretch, setStretch] = useState<Stretch | null>(null)
  const move = (by: number) => {
    setStretch(null)
    step(by)
  }
  const lead = (by: number) => {
    const before = stretch ?? { anchor: current, end: current }
    const now = { anchor: before.anchor, end: step(by) }
    setStretch(now)
    selection?.onChange(leadStretch(selection.keys, rows, { before, now }))
  }
  const choose = (index: number) => {
    setStretch(null)
    const key = rows[index]
    if (key !== undefined) selection?.onChange(toggled(selection.keys, key))
  }
  const chooseAll = () => {
    if (selection === undefined) return
    const isDone = rows.every((key) => selection.keys.has(key))
    if (isDone && selection.onAll !== undefined) selection.onAll()
    else selection.onChange(new Set([...selection.keys, ...rows]))
  }
  const chosen = <T>(shortcut: T) => (selection === undefined ? null : shortcut)
  useShortcut(offer('j', t('keys.next'), () => move(1)))
  useShortcut(offer('k', t('keys.previous'), () => move(-1)))
  useShortcut(offer('ArrowDown', t('keys.next'), () => move(1)))
  useShortcut(offer('ArrowUp', t('keys.previous'), () => move(-1)))
  useShortcut(chosen(offer('x', t('keys.choose'), () => choose(current))))
  useShortcut(chosen(offer('shift+j', t('keys.chooseNext'), () => lead(1))))
  useShortcut(chosen(offer('shift+k', t('keys.choosePrevious'), () => lead(-1))))
  useShortcut(chosen(offer('shift+ArrowDown', t('keys.chooseNext'), () => lead(1))))
  useShortcut(chosen(offer('shift+ArrowUp', t('keys.choosePrevious'), () => lead(-1))))
  useShortcut(chosen(offer('mod+a', t('keys.chooseAll'), chooseAll)))
  return choose
}

/** What is done with the row on which the keyboard stands, and letting go again. */
function useActs({ rows, body, selection, act, secondAct, panel, current }: Standing): void {
  const { t } = useTranslation()
  const offer = useOffer()
  const key = rows[current]
  const open = () => body.current?.querySelector<HTMLAnchorElement>('tr[data-current=true] a')?.click()
  const look = () => panel?.onShow(panel.key === null ? (key ?? null) : null)
  const isOpen = panel !== undefined && panel.key !== null
  const isChosen = selection !== undefined && selection.keys.size > 0
  useShortcut(offer('Enter', t('keys.open'), open))
  const offerAct = (one: RowAct | undefined) =>
    one === undefined || key === undefined ? null : offer(one.keys ?? 'e', one.label, () => one.run(key))
  useShortcut(offerAct(act))
  useShortcut(offerAct(secondAct))
  useShortcut(panel === undefined ? null : offer(' ', t('keys.preview'), look))
  useShortcut(
    isChosen && !isOpen ? offer('Escape', t('keys.chooseNone'), () => selection?.onChange(new Set())) : null,
  )
  useShortcut(isOpen ? offer('Escape', t('keys.close'), () => panel.onShow(null)) : null)
}

function toggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return keys.has(key) ? new Set([...keys].filter((one) => one !== key)) : new Set([...keys, key])
}
