import type { BilingualName, Language } from '#contract/shapes.ts'

/** A name as the reader can read it best, and in which language it is. */
export interface ReadableName {
  readonly text: string
  readonly language: Language
}

/** The name in the reader's language, else in the other one. */
export function nameIn(name: BilingualName, language: Language): ReadableName {
  const other = language === 'ja' ? 'en' : 'ja'
  const own = name[language]
  return own === null ? { text: name[other] ?? '', language: other } : { text: own, language }
}
