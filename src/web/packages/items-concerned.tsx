import { useTranslation } from 'react-i18next'
import type { PackageVersion } from '#contract/matching/packages.ts'
import styles from './packages.module.css'

/** In how many items which verdict holds; nothing where it is the same in all of them. */
export function ItemsConcerned({ items, cis }: Pick<PackageVersion, 'items' | 'cis'>) {
  const { t, i18n } = useTranslation('places')
  const { affected, undetermined } = items
  const none = Math.max(cis - affected - undetermined, 0)
  const told = [
    { key: 'package.itemsConcerned.affected', count: affected },
    { key: 'package.itemsConcerned.undetermined', count: undetermined },
    { key: 'package.itemsConcerned.none', count: none },
  ] as const
  const parts = told.filter(({ count }) => count > 0)
  if (parts.length < 2) return null
  const list = new Intl.ListFormat(i18n.language, { style: 'narrow', type: 'conjunction' })
  return (
    <span className={styles.concerned}>{list.format(parts.map(({ key, count }) => t(key, { count })))}</span>
  )
}
