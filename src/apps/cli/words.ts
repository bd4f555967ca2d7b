import type { BilingualName } from '#contract/shapes.ts'
import type { Language } from '#texts/index.ts'

/** Stands where there is nothing. */
export const none = '-'

/** A name in the language, else in the other one; a dash where there is none. */
export function inLanguage(language: Language, name: BilingualName | null | undefined): string {
  return name?.[language] ?? name?.ja ?? name?.en ?? none
}

/** RFC 3339 without fractions of a second. */
export function moment(time: string | null): string {
  return time === null ? none : time.replace(/\.\d+Z$/, 'Z')
}
