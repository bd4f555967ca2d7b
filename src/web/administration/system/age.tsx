import { useTranslation } from 'react-i18next'
import { useLocale } from '../../i18n/locale.tsx'
import { UnknownBadge } from '../../ui/badges/unknown-badge.tsx'
import { formatDay } from '../../ui/dates/format-moment.ts'
import { useNow } from '../../ui/dates/now.ts'
import { agoIn } from './ago.ts'

/** A day and how long ago it was, or that nobody told us. */
export function Age({ on }: { readonly on: string | null }) {
  const { t } = useTranslation('administration')
  const { language } = useLocale()
  const now = useNow()
  if (on === null) return <UnknownBadge />
  return t('system.age', { day: dayIn(on, language), ago: agoIn(on, now, language) })
}

/** Until when the makers mend the major version, in words. */
export function EndOfSupport({ on }: { readonly on: string | null }) {
  const { t } = useTranslation('administration')
  const { language } = useLocale()
  const now = useNow()
  if (on === null) return <UnknownBadge />
  const isOver = Date.parse(on) < now
  return t(isOver ? 'system.supportEnded' : 'system.supportEnds', {
    day: dayIn(on, language),
    ago: agoIn(on, now, language),
  })
}

/** A day of the calendar has no zone. */
export function dayIn(on: string, language: 'ja' | 'en'): string {
  return formatDay(`${on}T00:00:00Z`, { language, timeZone: 'UTC' })
}
