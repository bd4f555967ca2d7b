import styles from './badges.module.css'

/** A count beside an icon: nothing at zero, `99+` above ninety-nine. */
export function CountBadge({ count }: { readonly count: number }) {
  if (count === 0) return null
  return <span className={styles.count}>{count > 99 ? '99+' : count}</span>
}
