import styles from '../home.module.css'
import type { Need } from './need.ts'

/** What needs the reader, one sentence each. */
export function NeedList({ needs }: { readonly needs: readonly Need[] }) {
  if (needs.length === 0) return null
  return (
    <ol className={styles.needs} data-needs>
      {needs.map((need) => (
        <li key={need.id} className={styles.need}>
          <p className={styles.sentence} data-phrases>
            {need.sentence}
          </p>
          {need.detail !== undefined && <div className={styles.detail}>{need.detail}</div>}
        </li>
      ))}
    </ol>
  )
}
