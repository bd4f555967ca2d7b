import { useTranslation } from 'react-i18next'
import type { DecisionPoint, Interest, InterestLevel, InterestReason } from '#contract/intel/interest.ts'
import { useLocale } from '../../../i18n/locale.tsx'
import { formatDay } from '../../../ui/dates/format-moment.ts'
import { basisKey, valueKey, wordKey } from './reason-keys.ts'

const percent = { style: 'percent', maximumFractionDigits: 1 } as const

type Interval = Pick<Interest, 'lower' | 'upper'>

/** Words for levels, intervals and the reasons behind them. */
export function useInterestWords() {
  const { t } = useTranslation('words')
  const locale = useLocale()
  const level = (one: InterestLevel) => t(`interest.levels.${one}`)
  const and = new Intl.ListFormat(locale.language, { type: 'conjunction' })
  const or = new Intl.ListFormat(locale.language, { type: 'disjunction' })
  const valuesOf = ({ point, basis, values }: InterestReason) => {
    // Every value of the others is possible; of exploitation an unknown one still excludes `active`.
    if (basis === 'unknown' && point !== 'E') return ''
    return or.format(
      values.flatMap((value) => {
        const key = valueKey(point, value)
        return key === undefined ? [] : [t(`interest.values.${key}`)]
      }),
    )
  }
  const wordsOf = (point: DecisionPoint | null, words: readonly string[]) =>
    and.format(
      words.map((word) => {
        const key = wordKey(point, word)
        return key === undefined ? word : t(`interest.itemWords.${key}`)
      }),
    )
  const basisOf = (reason: InterestReason) => {
    const { point, details } = reason
    const { source = '', since = null, words = [], score = null } = details
    return t(`interest.basis.${basisKey(reason)}`, {
      source,
      since: since === null ? '' : formatDay(since, locale),
      words: wordsOf(point, words),
      score: score === null ? '' : new Intl.NumberFormat(locale.language, percent).format(score),
    })
  }
  return {
    level,
    unknown: t('interest.unknown'),
    /** `medium to high`; null where nothing is proposed. */
    interval: ({ lower, upper }: Interval): string | null => {
      if (lower === null || upper === null) return null
      if (lower === upper) return level(lower)
      return t('interest.between', { from: level(lower), to: level(upper) })
    },
    /** What the level asks for: `in the regular cycle`. */
    pace: ({ lower, upper }: Interval): string | null => {
      if (lower === null || upper === null) return null
      if (lower === upper) return t(`interest.pace.${lower}`)
      return t('interest.paceBetween', { from: t(`interest.pace.${lower}`), to: t(`interest.pace.${upper}`) })
    },
    /** What a reason is about. */
    reason: ({ point, basis }: InterestReason) =>
      t(`interest.points.${basis === 'epss' ? 'EPSS' : (point ?? 'whole')}`),
    point: (point: DecisionPoint) => t(`interest.points.${point}`),
    values: valuesOf,
    basis: basisOf,
  }
}
