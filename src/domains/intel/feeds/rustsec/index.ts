import { rustsec as reader } from '#formats/advisory/rustsec/index.ts'
import { ownDatabaseFeed } from '../own-database-feed.ts'

/** The RustSec Advisory Database: a Markdown file a record, as its repository lies there. */
export const rustsec = ownDatabaseFeed(reader, /(?:^|\/)(?:RUSTSEC|CVE)-\d{4}-\d{4,}\.md$/)
