import { useTranslation } from 'react-i18next'
import type { VulnerabilityRow } from '#contract/matching/findings.ts'
import { useLocale } from '../../i18n/locale.tsx'
import { formatDay } from '../../ui/dates/format-moment.ts'
import { useInterestWords } from '../record/interest/use-interest-words.ts'
import type { Concerned } from './concerned.ts'
import { topPercent, writeShare } from './share.ts'

type Known<Name extends keyof VulnerabilityRow> = NonNullable<VulnerabilityRow[Name]>

/** Words for each ground on which a vulnerability stands where it stands in the risk order. */
export function useRiskWords() {
  const { t } = useTranslation(['vulnerabilities', 'web'])
  const locale = useLocale()
  const interestWords = useInterestWords()
  const sideOf = ({ strand }: Concerned) => t(`columns.${strand === 'division' ? 'others' : strand}`)
  const interval = ({ interest }: Concerned) =>
    (interest === null ? null : interestWords.interval(interest)) ?? interestWords.unknown
  const percent = new Intl.NumberFormat(locale.language, { style: 'percent' })
  const epssParts = ({ score, percentile }: Known<'epss'>) => {
    const { share, below } = writeShare(score, locale.language)
    const top = topPercent(percentile)
    return {
      share: below ? t('risk.epss.below', { share }) : share,
      top: top === null ? null : t('risk.epss.top', { top: percent.format(top / 100) }),
    }
  }
  return {
    side: sideOf,
    /** `medium to high`, or that it is not known. */
    interval,
    /** What the level asks for, and whether rules or a person say so. */
    interestHint: (concerned: Concerned): string => {
      const { interest } = concerned
      const side = sideOf(concerned)
      if (interest === null) return t('risk.interest.unknown', { side })
      const facts = { side, interval: interval(concerned), pace: interestWords.pace(interest) ?? '' }
      if (interest.outdated) return t('risk.interest.outdated', facts)
      return t(`risk.interest.${interest.isSet ? 'set' : 'proposed'}`, facts)
    },
    exploited: (exploitedAt: string) => t('risk.exploited.words', { day: formatDay(exploitedAt, locale) }),
    exploitedHint: (exploitedAt: string) => t('risk.exploited.hint', { day: formatDay(exploitedAt, locale) }),
    /** `94%` and `top 1%`; null in the lower half. */
    epssParts,
    /** `94% (top 1%)`. */
    epss: (epss: Known<'epss'>): string => {
      const { share, top } = epssParts(epss)
      return top === null ? share : t('risk.epss.both', { share, top })
    },
    epssHint: (epss: Known<'epss'>): string => {
      const { share, top } = epssParts(epss)
      return top === null ? t('risk.epss.hint', { share }) : t('risk.epss.hintTop', { share, top })
    },
    /** `CVSS 9.8 critical`; without a score only the source's own word; null where nobody rates it. */
    severity: (severity: VulnerabilityRow['severity']): string | null => {
      if (severity === null || severity.rating === null) return null
      const word = t(`web:severity.${severity.rating}`).toLocaleLowerCase(locale.language)
      if (severity.score === null) return t('risk.severity.rated', { severity: word })
      return t('risk.severity.scored', { score: severity.score.toFixed(1), severity: word })
    },
  }
}
