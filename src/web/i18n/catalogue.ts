import type { Language } from '#contract/shapes.ts'

/** All texts of one language: name space (the file's name) → nested texts. */
export type Catalogue = Readonly<Record<string, object>>

/** Fetches one language's texts; the other language is not loaded until somebody switches to it. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  const { texts } = language === 'ja' ? await import('./texts-ja.ts') : await import('./texts-en.ts')
  return Object.fromEntries(Object.entries(texts).map(([path, content]) => [nameOf(path), content]))
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -'.json'.length)
}
