import type { BilingualName } from '#contract/shapes.ts'
import { useLocale } from './locale.tsx'

/** Gives a name in the reader's language, or in the other where only that exists. */
export function useNameOf(): (name: BilingualName) => string {
  const { language } = useLocale()
  return (name) => (language === 'ja' ? (name.ja ?? name.en) : (name.en ?? name.ja)) ?? ''
}

/** A name that may be held in both languages; one that exists only in the other is spoken as such. */
export function Bilingual({ name }: { readonly name: BilingualName }) {
  const { language } = useLocale()
  const nameOf = useNameOf()
  if (name[language] !== null) return nameOf(name)
  return <span lang={language === 'ja' ? 'en' : 'ja'}>{nameOf(name)}</span>
}
