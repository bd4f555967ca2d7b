import { useTranslation } from 'react-i18next'
import type { CiComponent } from '#contract/inventory/cis.ts'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import { Why } from '../../ui/why/why.tsx'
import styles from './composition.module.css'

/** Whether ranges can tell if the component is affected; where not, why, and what would settle it. */
export function Comparability({ component }: { readonly component: CiComponent }) {
  const { t } = useTranslation('configuration')
  if (component.comparable) return t('composition.comparable')
  const lack = lackOf(component)
  return (
    <span className={styles.comparability}>
      <UnknownBadge label={t('composition.notComparable')} />
      <Why
        of={t('composition.why.of', { component: component.name })}
        sentence={t(`composition.why.${lack}`)}
        reasons={[
          ...(lack === 'oddVersion'
            ? [{ label: t('composition.why.version'), value: <code>{component.version}</code> }]
            : []),
          {
            label: t('composition.why.settle'),
            value: t(lack === 'noPurl' ? 'composition.why.settlePurl' : 'composition.why.settleVersion'),
          },
        ]}
      />
    </span>
  )
}

function lackOf({ purl, version }: CiComponent): 'noPurl' | 'noVersion' | 'oddVersion' {
  if (purl === null) return 'noPurl'
  return version === '' ? 'noVersion' : 'oddVersion'
}
