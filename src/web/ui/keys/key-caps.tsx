import { capsOf } from './key-names.ts'
import styles from './keys.module.css'

/** The keys of a shortcut as caps. */
export function KeyCaps({ keys }: { readonly keys: string }) {
  return (
    <span className={styles.keys}>
      {capsOf(keys, navigator.userAgent).map((cap) => (
        <kbd key={cap} className={styles.key}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}
