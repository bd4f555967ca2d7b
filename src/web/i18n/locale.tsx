import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '#contract/shapes.ts'

/** How a person reads: the language, and the time zone (IANA) in which times are shown. */
export interface Locale {
  readonly language: Language
  readonly timeZone: string
}

const ZoneContext = createContext(Intl.DateTimeFormat().resolvedOptions().timeZone)

/** Sets the time zone for the parts below; without it the browser's own is used. */
export function TimeZone({ zone, children }: { readonly zone: string; readonly children: ReactNode }) {
  return <ZoneContext value={zone}>{children}</ZoneContext>
}

export function useLocale(): Locale {
  const timeZone = useContext(ZoneContext)
  const { i18n } = useTranslation()
  const language = i18n.language === 'ja' ? 'ja' : 'en'
  return useMemo(() => ({ language, timeZone }), [language, timeZone])
}
