import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '#contract/shapes.ts'
import { loadTexts } from './catalogue.ts'
import type {} from './keys.ts'
import { rememberLanguage } from './language.ts'

/** What the parts loaded so far speak with. */
const needed = new Set(['web'])

/** Prepares the texts of one language; to be awaited before anything is drawn. */
export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'web',
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    returnNull: false,
  })
  await loadNeeded(language)
  showLanguage(language)
}

/**
 * Says that a part speaks with a name space, and waits for its texts. The build adds the call to every module that
 * uses one (`vite.config.ts`), so a page is shown only when it can speak.
 */
export async function needTexts(nameSpace: string): Promise<void> {
  needed.add(nameSpace)
  // Before the start nobody knows the language; the start then brings what is needed.
  if (!i18next.isInitialized) return
  // The language may change while the texts are on their way.
  while (!i18next.hasResourceBundle(i18next.language, nameSpace))
    await loadNeeded(i18next.language === 'ja' ? 'ja' : 'en')
}

/** Changes the language of everything on the screen, without a reload. */
export async function switchLanguage(language: Language): Promise<void> {
  await loadNeeded(language)
  await i18next.changeLanguage(language)
  // What a page loaded meanwhile needs, it has asked for in the language before.
  await loadNeeded(language)
  showLanguage(language)
}

async function loadNeeded(language: Language): Promise<void> {
  await Promise.all([...needed].map((nameSpace) => load(language, nameSpace)))
}

const underway = new Map<string, Promise<void>>()

/** Several parts may need the same at once; it is fetched once. */
async function load(language: Language, nameSpace: string): Promise<void> {
  if (i18next.hasResourceBundle(language, nameSpace)) return
  const place = `${language}/${nameSpace}`
  const loading = underway.get(place) ?? fetchInto(language, nameSpace)
  underway.set(place, loading)
  await loading.finally(() => underway.delete(place))
}

async function fetchInto(language: Language, nameSpace: string): Promise<void> {
  i18next.addResourceBundle(language, nameSpace, await loadTexts(language, nameSpace))
}

function showLanguage(language: Language): void {
  document.documentElement.lang = language
  rememberLanguage(localStorage, language)
}
