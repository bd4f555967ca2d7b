import { useTranslation } from 'react-i18next'
import type { Tlp } from '#contract/shapes.ts'
import styles from './badges.module.css'

/** FIRST TLP 2.0, colours for labels on black. */
const colors: Readonly<Record<Tlp, string>> = {
  red: '#ff2b2b',
  amber: '#ffc000',
  'amber+strict': '#ffc000',
  green: '#33ff00',
  clear: '#ffffff',
}

/** A TLP 2.0 label with its official colour on black; its meaning on hover. */
export function TlpLabel({ tlp }: { readonly tlp: Tlp }) {
  const { t } = useTranslation()
  return (
    <span className={styles.tlp} style={{ color: colors[tlp] }} data-hint={t(`tlp.${tlp}`)} lang="en">
      TLP:{tlp.toUpperCase()}
    </span>
  )
}
