import { useTranslation } from 'react-i18next'
import type { PackageVersion } from '#contract/matching/packages.ts'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import styles from '../packages.module.css'

/** What documents say of a version's licence; what SPDX's list does not know is said to be so. */
export function VersionLicence({ version }: { readonly version: Pick<PackageVersion, 'licences'> }) {
  const { t } = useTranslation('places')
  const { licences } = version
  if (licences.length === 0) return <UnknownBadge label={t('package.versions.licence.none')} />
  const known = licences.flatMap(({ text, isKnown }) => (isKnown ? [text] : []))
  const others = licences.flatMap(({ text, isKnown }) => (isKnown ? [] : [text]))
  return (
    <span data-hint={[...known, ...others].join('\n')}>
      {known.join(', ')}
      {others.map((text) => (
        <span key={text} className={styles.aside}>
          {text} ({t('package.versions.licence.offList')})
        </span>
      ))}
    </span>
  )
}
