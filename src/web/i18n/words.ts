import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '#contract/shapes.ts'
import { loadCatalogue } from './catalogue.ts'
import type {} from './keys.ts'
import { rememberLanguage } from './language.ts'

/** Prepares the texts of one language; to be awaited before anything is drawn. */
export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'web',
    resources: { [language]: await loadCatalogue(language) },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    returnNull: false,
  })
  showLanguage(language)
}

/** Changes the language of everything on the screen, without a reload. */
export async function switchLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'web')) {
    const catalogue = await loadCatalogue(language)
    for (const [name, texts] of Object.entries(catalogue)) i18next.addResourceBundle(language, name, texts)
  }
  await i18next.changeLanguage(language)
  showLanguage(language)
}

function showLanguage(language: Language): void {
  document.documentElement.lang = language
  rememberLanguage(localStorage, language)
}
