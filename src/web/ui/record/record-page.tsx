import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './record.module.css'

/** One view of a record. */
export interface RecordTab {
  readonly id: string
  readonly label: string
  /** How much lies behind it, where that is known. */
  readonly count?: number | undefined
  readonly content: ReactNode
}

interface Props {
  /** Short id, readable aloud. */
  readonly id: string
  readonly title: string
  /** Stands as the heading in place of the bare title, where the title can be changed in its place. */
  readonly heading?: ReactNode
  /** Marks behind the title: TLP, strand mark, state. */
  readonly marks?: ReactNode
  /** The primary action, always at the same place. */
  readonly action?: ReactNode
  /** What it is, whom it touches, what is decided, what is next: a reader of only this knows what to ask. */
  readonly words: ReactNode
  /** What else is read before any view is chosen. */
  readonly between?: ReactNode
  readonly tabs: readonly RecordTab[]
  /** Which tab is open; it lives in the address. */
  readonly tab: string
  readonly onTab: (id: string) => void
  /** Who, clocks, actions, links. */
  readonly rail?: ReactNode
}

/** One record: a line of identity, a paragraph in words, then the views; people and clocks at the right. */
export function RecordPage(props: Props) {
  const { id, title, heading, marks, action, words, between, tabs, tab, onTab, rail } = props
  const open = tabs.some((one) => one.id === tab) ? tab : (tabs[0]?.id ?? null)
  return (
    <article className={styles.record}>
      <title>{`${id} ${title} · Renkei`}</title>
      <header className={styles.head}>
        <div className={styles.identity}>
          <code className={styles.id}>{id}</code>
          <h1 className={styles.title} tabIndex={-1}>
            {heading ?? title}
          </h1>
          {marks !== undefined && <div className={styles.marks}>{marks}</div>}
        </div>
        {action !== undefined && <div className={styles.action}>{action}</div>}
      </header>
      <div className={styles.columns} data-rail={rail !== undefined}>
        <div className={styles.main}>
          <div className={styles.words}>{words}</div>
          {between}
          <Tabs value={open} onChange={(next) => next !== null && onTab(next)} keepMounted={false}>
            <Tabs.List className={styles.tabs}>
              {tabs.map((one) => (
                <Tabs.Tab key={one.id} value={one.id} rightSection={<TabCount count={one.count} />}>
                  {one.label}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            {tabs.map((one) => (
              <Tabs.Panel key={one.id} value={one.id} className={styles.panel}>
                {one.content}
              </Tabs.Panel>
            ))}
          </Tabs>
        </div>
        {rail !== undefined && <aside className={styles.rail}>{rail}</aside>}
      </div>
    </article>
  )
}

function TabCount({ count }: { readonly count: number | undefined }) {
  return count === undefined ? null : <span className={styles.tabCount}>{count}</span>
}

interface RailProps {
  readonly title: string
  readonly children: ReactNode
}

/** One topic of the right rail. */
export function RailSection({ title, children }: RailProps) {
  return (
    <section className={styles.railSection}>
      <h2 className={styles.railTitle}>{title}</h2>
      {children}
    </section>
  )
}
