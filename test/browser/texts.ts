import { readFileSync } from 'node:fs'
import type { Language } from './company.ts'

interface Catalogue {
  readonly [key: string]: Catalogue | string
}

/** The words on the screen, from the same catalogues: `words('ja', 'web')('actions.save')`. */
export function words(
  language: Language,
  namespace: string,
): (key: string, facts?: Record<string, string>) => string {
  const path = new URL(`../../src/texts/${language}/${namespace}.json`, import.meta.url)
  const catalogue: Catalogue = JSON.parse(readFileSync(path, 'utf8'))
  return (key, facts = {}) => {
    const found = key
      .split('.')
      .reduce<Catalogue | string | undefined>(
        (place, part) => (typeof place === 'object' ? place[part] : undefined),
        catalogue,
      )
    if (typeof found !== 'string') throw new Error(`${namespace} has no text ${key}`)
    return found.replaceAll(/\{\{(\w+)\}\}/g, (_mark, name: string) => facts[name] ?? '')
  }
}
