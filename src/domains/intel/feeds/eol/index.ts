import { readLife } from '#formats/life/index.ts'
import type { LifeFeed } from '../feed.ts'

/** endoflife.date: until when products are looked after; answers of its API, or the pages of its repository. */
export const eol: LifeFeed = {
  id: 'eol',
  title: 'endoflife.date',
  shape: 'life',
  isRecord: (fileName) => /\.(?:json|md)$/i.test(fileName),
  recognises: (beginning) => isAnswer(beginning) || isPage(beginning),
  read: readLife,
}

/** An answer of the API. */
function isAnswer(beginning: string): boolean {
  return (
    /^\s*\{/.test(beginning) &&
    ['schema_version', 'generated_at', 'result'].every((name) => beginning.includes(`"${name}"`))
  )
}

/** A product's page: facts in YAML above the text. */
function isPage(beginning: string): boolean {
  return /^---[ \t]*\r?\n/.test(beginning) && /^permalink:/m.test(beginning) && /^releases:/m.test(beginning)
}
