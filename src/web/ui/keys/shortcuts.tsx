import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  useSyncExternalStore,
} from 'react'
import { match, nameOf } from './stroke.ts'

/** A key, or keys one after the other (`g h`), and what they do on the present page. */
export interface Shortcut {
  readonly keys: string
  /** In the reader's language, for the sheet of keys. */
  readonly label: string
  readonly group: 'everywhere' | 'go' | 'list' | 'record'
  readonly run: () => void
}

/** All shortcuts of the present page. The newest of two with the same keys counts. */
class ShortcutTable {
  private rows: readonly Shortcut[] = []
  private readonly listeners = new Set<() => void>()
  private typed: readonly string[] = []
  private lastAt = 0

  readonly list = (): readonly Shortcut[] => this.rows

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  add(shortcut: Shortcut): () => void {
    this.replace([...this.rows, shortcut])
    return () => this.replace(this.rows.filter((row) => row !== shortcut))
  }

  readonly press = (event: KeyboardEvent): void => {
    const name = nameOf(event)
    if (name === null || event.defaultPrevented || !isFree(event, name)) return
    const paused = event.timeStamp - this.lastAt > 1_200
    this.lastAt = event.timeStamp
    const typed = [...(paused ? [] : this.typed), name].slice(-3)
    const found = match(
      typed,
      this.rows.map((row) => row.keys),
    )
    this.typed = found === 'begun' ? typed : []
    if (typeof found === 'string') return
    event.preventDefault()
    this.rows.findLast((row) => row.keys === found.keys)?.run()
  }

  private replace(rows: readonly Shortcut[]): void {
    this.rows = rows
    for (const listener of this.listeners) listener()
  }
}

const typing = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]'
const pressable = 'a, button, summary, input, [role=menuitem], [role=option], [role=tab]'

/** What belongs to the text in which one types. */
const editing = new Set(['mod+a', 'mod+c', 'mod+v', 'mod+x', 'mod+y', 'mod+z', 'mod+shift+z'])

/** A stroke is ours unless it is being typed, presses the control that has focus, or belongs to a dialog. */
function isFree(event: KeyboardEvent, name: string): boolean {
  const target = event.target instanceof Element ? event.target : document.body
  if (document.querySelector('[role=dialog][aria-modal=true]') !== null) return false
  if (target.closest('[role=menu], [role=listbox]') !== null) return false
  if (target.closest(typing) !== null) return name.startsWith('mod+') && !editing.has(name)
  return !((name === 'Enter' || name === ' ') && target.closest(pressable) !== null)
}

const TableContext = createContext<ShortcutTable | null>(null)

/** Listens to the keyboard for all shortcuts below. */
export function Shortcuts({ children }: { readonly children: ReactNode }) {
  const [table] = useState(() => new ShortcutTable())
  useEffect(() => {
    document.addEventListener('keydown', table.press)
    return () => document.removeEventListener('keydown', table.press)
  }, [table])
  return <TableContext value={table}>{children}</TableContext>
}

/** Offers a shortcut as long as the calling part is on the screen; null offers nothing. */
export function useShortcut(shortcut: Shortcut | null): void {
  const table = useContext(TableContext)
  const run = useEffectEvent(() => shortcut?.run())
  const { keys, label, group } = shortcut ?? {}
  useEffect(() => {
    if (table === null || keys === undefined || label === undefined || group === undefined) return
    return table.add({ keys, label, group, run: () => run() })
  }, [table, keys, label, group])
}

/** The shortcuts of the present page, for the sheet. */
export function useShortcuts(): readonly Shortcut[] {
  const table = useContext(TableContext)
  return useSyncExternalStore(table?.subscribe ?? noChange, table?.list ?? nothing)
}

const none: readonly Shortcut[] = []
const nothing = () => none
const noChange = () => () => undefined
