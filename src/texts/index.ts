import { readFileSync } from 'node:fs'
import { createInstance, type i18n } from 'i18next'

export const languages = ['ja', 'en'] as const
export type Language = (typeof languages)[number]

/** The catalogues, one file per language and namespace. */
const namespaces = ['errors', 'problems', 'words', 'exports', 'guide', 'mail', 'cli'] as const

const instance = load()

function load(): i18n {
  const resources = Object.fromEntries(
    languages.map((language) => [
      language,
      Object.fromEntries(namespaces.map((namespace) => [namespace, readCatalogue(language, namespace)])),
    ]),
  )
  const made = createInstance()
  void made.init({
    resources,
    ns: [...namespaces],
    defaultNS: 'words',
    fallbackLng: 'en',
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return made
}

function readCatalogue(language: Language, namespace: string): object {
  return JSON.parse(readFileSync(new URL(`./${language}/${namespace}.json`, import.meta.url), 'utf8'))
}

/**
 * A text in the language.
 * @param key `namespace:path.to.text`, or a path within `words`
 * @param facts values of the placeholders; they are not escaped, the medium's encoder does that
 */
export function say(language: Language, key: string, facts: Readonly<Record<string, unknown>> = {}): string {
  return instance.getFixedT(language)(key, facts)
}

/** Whether both catalogues hold the text. */
export function hasText(key: string): boolean {
  return languages.every((language) => instance.exists(key, { lng: language, fallbackLng: false }))
}

/** The language to answer in: what is asked for if we speak it, else Japanese. */
export function chooseLanguage(accepted: string | undefined): Language {
  const wanted = (accepted ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return languages.find((language) => language === wanted.find((one) => one === 'ja' || one === 'en')) ?? 'ja'
}
