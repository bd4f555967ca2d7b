import { hsec as reader } from '#formats/advisory/hsec/index.ts'
import { ownDatabaseFeed } from '../own-database-feed.ts'

/** The Haskell Security Advisory DB: a Markdown file a record. */
export const hsec = ownDatabaseFeed(reader, /(?:^|\/)HSEC-\d{4}-\d{4}\.md$/)
