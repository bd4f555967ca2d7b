import type { Look } from './look.ts'

/** What a file is imported as: a document of the item, what a source published, or not at all. */
export type Aim =
  | { readonly to: 'item' }
  | { readonly to: 'source'; readonly source: string }
  | { readonly to: 'nowhere' }

export const toItem: Aim = { to: 'item' }
export const toNowhere: Aim = { to: 'nowhere' }

/** Stands for the source where the server is to tell it by what the file holds. */
export const byContent = 'auto'

const isForItem: ReadonlySet<Look['as']> = new Set(['document', 'documents', 'unknown'])

/**
 * What is proposed for a file. One that cannot be read is left out unless the reader wants it kept.
 * @param look undefined while nobody has looked yet
 * @param sources those to which the reader may give files
 */
export function aimOf(look: Look | undefined, sources: readonly string[]): Aim {
  if (look === undefined || isForItem.has(look.as)) return toItem
  if (look.as !== 'advisories' && look.as !== 'archive') return toNowhere
  if (look.as === 'archive') return sources.length > 0 ? { to: 'source', source: byContent } : toNowhere
  return sources.includes(look.source) ? { to: 'source', source: look.source } : toNowhere
}

/** As one word, for a field: `item`, `nowhere`, `source.osv`. */
export function wordOfAim(aim: Aim): string {
  return aim.to === 'source' ? `source.${aim.source}` : aim.to
}

/** The aim behind the word. */
export function aimOfWord(word: string | null): Aim {
  if (word === 'item') return toItem
  const source = /^source\.(.+)$/.exec(word ?? '')?.[1]
  return source === undefined ? toNowhere : { to: 'source', source }
}
