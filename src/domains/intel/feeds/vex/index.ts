import { readVex } from '#formats/vex/index.ts'
import type { VexFeed } from '../feed.ts'

/** VEX documents of anybody, in single files, in archives or in folders. */
export const vex: VexFeed = {
  id: 'vex',
  title: 'VEX',
  shape: 'vex',
  isRecord: (fileName) => /\.(?:json|xml)$/i.test(fileName) && !isDirectory.test(fileName),
  read: readVex,
}

/** What providers lay beside their documents: metadata, lists, feeds. */
const isDirectory =
  /(?:^|\/)(?:provider-metadata|aggregator|index|service|category|[^/]*-feed-tlp-[^/]*)\.json$/i
