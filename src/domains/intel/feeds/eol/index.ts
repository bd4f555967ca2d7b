import { readLife } from '#formats/life/index.ts'
import type { LifeFeed } from '../feed.ts'

/** endoflife.date: until when products are looked after; answers of its API, or the pages of its repository. */
export const eol: LifeFeed = {
  id: 'eol',
  title: 'endoflife.date',
  shape: 'life',
  isRecord: (fileName) => /\.(?:json|md)$/i.test(fileName),
  read: readLife,
}
