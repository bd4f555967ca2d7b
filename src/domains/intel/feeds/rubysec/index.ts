import { rubysec as reader } from '#formats/advisory/rubysec/index.ts'
import { ownDatabaseFeed } from '../own-database-feed.ts'

/** The Ruby Advisory Database: a YAML file for each gem and vulnerability. */
export const rubysec = ownDatabaseFeed(reader, /\.ya?ml$/)
