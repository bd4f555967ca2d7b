import { useTranslation } from 'react-i18next'
import type { Package } from '#contract/matching/packages.ts'
import { readPackageName } from './package-name.ts'

/** What the component is, who holds it, what of that is affected or unknown, what is known: one paragraph. */
export function PackageWords({ found }: { readonly found: Package }) {
  const { i18n } = useTranslation('places')
  const sentences = [useIdentity(found), ...useUse(found), ...useKnown(found)]
  return <p>{sentences.join(i18n.language === 'ja' ? '' : ' ')}</p>
}

function useIdentity({ packageKey, cpes }: Package): string {
  const { t } = useTranslation('places')
  const { ecosystem } = readPackageName(packageKey)
  if (ecosystem === null && cpes.length > 0) return t('package.words.named')
  return ecosystem === null ? t('package.words.generic') : t('package.words.what', { ecosystem })
}

function useUse({ counts }: Package): readonly string[] {
  const { t } = useTranslation('places')
  const { cis, versions, above, verdicts, uncomparable } = counts
  if (cis === 0) return [t('package.words.unused')]
  const told = [
    ['above', above],
    ['affected', verdicts.affected],
    ['undetermined', verdicts.undetermined],
    ['uncomparable', uncomparable],
  ] as const
  return [
    t('package.words.used', { count: cis, versions: t('package.words.versions', { count: versions }) }),
    ...told.flatMap(([what, count]) => (count === 0 ? [] : [t(`package.words.${what}`, { count })])),
  ]
}

/** Nothing is said to be clean: only what was imported so far is known, and what cannot be matched is told before. */
function useKnown({ vulnerabilities, counts, ecosystem, cpes }: Package): readonly string[] {
  const { t } = useTranslation('places')
  const { total, affected, undetermined } = vulnerabilities
  if (total === 0)
    return ecosystem === 'generic' && cpes.length === 0 ? [] : [t('package.words.nothingKnown')]
  const known = t('package.words.known', { count: total })
  if (counts.cis === 0) return [known]
  if (affected + undetermined === 0) return [known, t('package.words.outside')]
  return [
    known,
    ...(affected > 0 ? [t('package.words.meeting', { count: affected })] : []),
    ...(undetermined > 0 ? [t('package.words.unsure', { count: undetermined })] : []),
  ]
}
