import { useTranslation } from 'react-i18next'
import type { DecisionPoint, Interest, InterestLevel, InterestReason } from '#contract/intel/interest.ts'
import { useLocale } from '../../../i18n/locale.tsx'
import { formatDay } from '../../../ui/dates/format-moment.ts'
import { valueKey, wordKey } from './reason-keys.ts'

type Interval = Pick<Interest, 'lower' | 'upper'>

/** Words for levels, intervals and the reasons behind them. */
export function useInterestWords() {
  const { t } = useTranslation('words')
  const locale = useLocale()
  const level = (one: InterestLevel) => t(`interest.levels.${one}`)
  const and = new Intl.ListFormat(locale.language, { type: 'conjunction' })
  const or = new Intl.ListFormat(locale.language, { type: 'disjunction' })
  const valuesOf = ({ point, values }: InterestReason) =>
    or.format(
      values.flatMap((value) => {
        const key = valueKey(point, value)
        return key === undefined ? [] : [t(`interest.values.${key}`)]
      }),
    )
  const basisOf = ({ point, basis, details }: InterestReason) => {
    const { source = '', since, words = [], untold, score } = details
    if (basis === 'listed' && since !== undefined)
      return t('interest.basis.listedSince', { source, since: formatDay(since, locale) })
    if (basis === 'items') {
      const told = and.format(
        words.map((word) => {
          const key = wordKey(point, word)
          return key === undefined ? word : t(`interest.itemWords.${key}`)
        }),
      )
      return t(untold === true ? 'interest.basis.itemsUntold' : 'interest.basis.items', { words: told })
    }
    if (basis === 'unknown' && isOfItems(point)) return t('interest.basis.notRegistered')
    const percent = { style: 'percent', maximumFractionDigits: 1 } as const
    const share = score === undefined ? '' : new Intl.NumberFormat(locale.language, percent).format(score)
    return t(`interest.basis.${basis}`, { source, score: share })
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

/** Whether the decision point is known from the team's own items. */
export function isOfItems(point: DecisionPoint | null): boolean {
  return point === 'EXP' || point === 'MI' || point === 'SI'
}
