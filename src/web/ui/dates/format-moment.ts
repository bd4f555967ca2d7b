import type { Locale } from '../../i18n/locale.tsx'

const formatters = new Map<string, Intl.DateTimeFormat>()

/** `2026/11/22 19:40` (ja) or `22 Nov 2026 19:40` (en), in the reader's time zone. */
export function formatMoment(iso: string, locale: Locale): string {
  const at = partsOf(iso, locale)
  return `${dayOf(at, locale)} ${at.hour}:${at.minute}`
}

/** `2026/11/22` or `22 Nov 2026`. */
export function formatDay(iso: string, locale: Locale): string {
  return dayOf(partsOf(iso, locale), locale)
}

/** To the second, with the zone, and the same in UTC: what hovering over a time says. */
export function explainMoment(iso: string, locale: Locale): string {
  const zone = locale.timeZone === 'UTC' ? '' : `${toSecond(iso, locale)} ${locale.timeZone} = `
  return `${zone}${toSecond(iso, { ...locale, timeZone: 'UTC' })} UTC`
}

/** Relative words under an hour from now (`12 minutes ago`); null where the date itself says more. */
export function formatRecent(iso: string, now: number, language: Locale['language']): string | null {
  const minutes = Math.trunc((Date.parse(iso) - now) / 60_000)
  if (Math.abs(minutes) >= 60) return null
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(minutes, 'minute')
}

type Parts = Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>>

function toSecond(iso: string, locale: Locale): string {
  const at = partsOf(iso, locale)
  return `${dayOf(at, locale)} ${at.hour}:${at.minute}:${at.second}`
}

function dayOf(at: Parts, { language }: Locale): string {
  return language === 'ja' ? `${at.year}/${at.month}/${at.day}` : `${Number(at.day)} ${at.month} ${at.year}`
}

function partsOf(iso: string, locale: Locale): Parts {
  const parts = formatterFor(locale).formatToParts(new Date(iso))
  return Object.fromEntries(parts.map((part) => [part.type, part.value]))
}

function formatterFor({ language, timeZone }: Locale): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(language === 'ja' ? 'ja-JP' : 'en-US', {
    timeZone,
    year: 'numeric',
    month: language === 'ja' ? '2-digit' : 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  formatters.set(key, made)
  return made
}
