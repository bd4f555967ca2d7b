import { useTranslation } from 'react-i18next'
import type { PackageVersion } from '#contract/matching/packages.ts'
import { Comparability } from '../../configuration/composition/comparability.tsx'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'

type Judged = Pick<PackageVersion, 'name' | 'version' | 'purl' | 'distribution' | 'comparable' | 'verdict'>

/** The worst that is known of a version. One that cannot be compared is unknown, whatever else is known of it. */
export function VersionVerdict({ version }: { readonly version: Judged }) {
  const { t } = useTranslation('places')
  if (version.verdict === 'affected') return t('package.verdicts.affected')
  if (!version.comparable) return <Comparability component={version} />
  if (version.verdict === 'undetermined') return <UnknownBadge label={t('package.verdicts.undetermined')} />
  return t('package.verdicts.none')
}
