import { useTranslation } from 'react-i18next'
import type { Vulnerability } from '#contract/matching/findings.ts'
import { useLocale } from '../../../i18n/locale.tsx'
import { formatDay } from '../../../ui/dates/format-moment.ts'
import { listVersions } from './list-versions.ts'
import { fixedVersionsOf, packagesOf, readPackageKey } from './package-name.ts'

/** More than these are not named in a sentence. */
const namedPackages = 3
const namedVersions = 4

/** What a vulnerability is: where, how bad, since when known and exploited, mended in which versions. */
export function useWhatWords(vulnerability: Vulnerability): readonly string[] {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  const locale = useLocale()
  const { severity, publishedAt, exploitedAt, withdrawn } = vulnerability
  const rating = severity?.rating ?? null
  const packages = usePackageWords(packagesOf(vulnerability))
  const word = rating === null ? '' : t(`web:severity.${rating}`).toLocaleLowerCase(locale.language)
  const facts = { severity: word, packages: packages ?? '' }
  const where = packages === null ? 'nowhere' : 'in'
  const fixed = fixedVersionsOf(vulnerability)
  const versions = listVersions(fixed, locale.language)
  const published = publishedAt === null ? [] : [t('what.published', { day: formatDay(publishedAt, locale) })]
  const exploited = exploitedAt === null ? [] : [t('what.exploited', { day: formatDay(exploitedAt, locale) })]
  // A withdrawn record names nothing any more: that is no gap in what the sources say.
  if (withdrawn) return [t('withdrawn.sentence'), ...published, ...exploited]
  return [
    t(`what.${rating === null ? 'unrated' : 'rated'}.${where}`, facts),
    ...published,
    ...exploited,
    ...(fixed.length > 0 && fixed.length <= namedVersions ? [t('what.fixed', { versions })] : []),
  ]
}

function usePackageWords(keys: readonly string[]): string | null {
  const { t, i18n } = useTranslation('vulnerabilities')
  if (keys.length === 0) return null
  const named = keys.slice(0, namedPackages).map((key) => t('what.package', { ...readPackageKey(key) }))
  const rest = keys.length - named.length
  const parts = rest === 0 ? named : [...named, t('what.more', { count: rest })]
  return new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(parts)
}
