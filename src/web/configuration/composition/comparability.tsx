import { useTranslation } from 'react-i18next'
import type { CiComponent } from '#contract/inventory/cis.ts'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import { Why } from '../../ui/why/why.tsx'
import styles from './composition.module.css'

type Compared = Pick<CiComponent, 'name' | 'version' | 'purl' | 'distribution' | 'comparable'>

/** Whether ranges can tell if the component is affected; where not, why, and what would settle it. */
export function Comparability({ component }: { readonly component: Compared }) {
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
          { label: t('composition.why.settle'), value: t(settles[lack]) },
        ]}
      />
    </span>
  )
}

type Lack = 'noPurl' | 'noVersion' | 'oddVersion' | 'noDistribution'

const settles = {
  noPurl: 'composition.why.settlePurl',
  noVersion: 'composition.why.settleVersion',
  oddVersion: 'composition.why.settleVersion',
  noDistribution: 'composition.why.settleDistribution',
} as const satisfies Readonly<Record<Lack, string>>

function lackOf({ purl, version, distribution }: Compared): Lack {
  if (purl === null) return 'noPurl'
  if (distribution === null) return 'noDistribution'
  return version === '' ? 'noVersion' : 'oddVersion'
}
