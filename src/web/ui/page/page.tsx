import type { ReactNode } from 'react'
import styles from './page.module.css'

interface Props {
  readonly title: string
  /** One sentence in words, above any number. */
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  /** Views as tabs, filters, search: what decides what is shown below. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** A page that is not a record: a list, a form, an overview. */
export function Page({ title, lead, actions, tools, children }: Props) {
  return (
    <div className={styles.page}>
      <title>{`${title} · Renkei`}</title>
      <header className={styles.head}>
        <h1 className={styles.title} tabIndex={-1}>
          {title}
        </h1>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        {lead !== undefined && (
          <p className={styles.lead} data-phrases>
            {lead}
          </p>
        )}
      </header>
      {tools !== undefined && <div className={styles.tools}>{tools}</div>}
      {children}
    </div>
  )
}

interface SheetProps {
  /** `flush` for lists, whose rows reach the edges. */
  readonly edge?: 'padded' | 'flush'
  readonly children: ReactNode
}

/** A plane on which content lies. */
export function Sheet({ edge = 'padded', children }: SheetProps) {
  return (
    <section className={styles.sheet} data-edge={edge}>
      {children}
    </section>
  )
}
