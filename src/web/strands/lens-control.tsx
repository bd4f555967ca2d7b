import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Lens, lenses, readLens } from './lens.ts'
import styles from './strands.module.css'

interface Props {
  readonly lens: Lens
  readonly onLens: (lens: Lens) => void
}

/** CSIRT · both · PSIRT: whose eyes to look with. */
export function LensControl({ lens, onLens }: Props) {
  const { t } = useTranslation()
  return (
    <SegmentedControl
      size="xs"
      withItemsBorders={false}
      aria-label={t('strands.lens')}
      value={lens}
      onChange={(value) => onLens(readLens(value) ?? 'both')}
      data={lenses.map((one) => ({ value: one, label: <LensLabel lens={one} /> }))}
    />
  )
}

function LensLabel({ lens }: { readonly lens: Lens }) {
  const { t } = useTranslation()
  return (
    <span className={styles.lensLabel}>
      {lens !== 'both' && <Dot team={lens} />}
      {t(`strands.lenses.${lens}`)}
    </span>
  )
}

function Dot({ team }: { readonly team: 'csirt' | 'psirt' }) {
  return (
    <span className={styles[team]}>
      <span className={styles.dot} />
    </span>
  )
}
