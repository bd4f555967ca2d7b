import type { Language } from '#contract/shapes.ts'

const remembered = 'renkei.language'

interface Memory {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
}

/** The language to begin with, before the person is known: the last one used here, else the browser's. */
export function firstLanguage(memory: Memory, preferred: readonly string[]): Language {
  const known = memory.getItem(remembered)
  if (known === 'ja' || known === 'en') return known
  const match = preferred
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag) => tag === 'ja' || tag === 'en')
  return match === 'ja' ? 'ja' : 'en'
}

/** Keeps the language for the next start in this browser. */
export function rememberLanguage(memory: Memory, language: Language): void {
  memory.setItem(remembered, language)
}
