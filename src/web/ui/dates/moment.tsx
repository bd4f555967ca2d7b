import { useLocale } from '../../i18n/locale.tsx'
import { explainMoment, formatDay, formatMoment, formatRecent } from './format-moment.ts'
import { useNow } from './now.ts'

interface Props {
  /** RFC 3339. */
  readonly at: string
  /** `recent` speaks relatively under an hour; `day` leaves the hour away. */
  readonly as?: 'moment' | 'recent' | 'day'
}

/** A time as the reader writes it; hovering or focusing tells zone and UTC. */
export function Moment({ at, as = 'moment' }: Props) {
  const locale = useLocale()
  const now = useNow()
  const recent = as === 'recent' ? formatRecent(at, now, locale.language) : null
  const text = recent ?? (as === 'day' ? formatDay(at, locale) : formatMoment(at, locale))
  return (
    <time dateTime={at} data-hint={explainMoment(at, locale)}>
      {text}
    </time>
  )
}
