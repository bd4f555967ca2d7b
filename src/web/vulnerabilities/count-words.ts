import { useTranslation } from 'react-i18next'

/** The server counts up to here. */
const countedUpTo = 10_000

/** A list's total for a sentence: `count` chooses its form, `number` is written (`10,000+` for more than counted). */
export function useCountWords(): (total: number | null) => {
  readonly count: number
  readonly number: string
} {
  const { i18n } = useTranslation()
  const digits = new Intl.NumberFormat(i18n.language)
  return (total) => {
    const count = total ?? countedUpTo
    return { count, number: `${digits.format(count)}${total === null ? '+' : ''}` }
  }
}
