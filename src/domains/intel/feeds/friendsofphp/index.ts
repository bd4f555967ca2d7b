import { friendsOfPhp as reader } from '#formats/advisory/friendsofphp/index.ts'
import { ownDatabaseFeed } from '../own-database-feed.ts'

/** The PHP Security Advisories Database of FriendsOfPHP: a YAML file a record. */
export const friendsOfPhp = ownDatabaseFeed(reader, /^(?!(?:.*\/)?\.).*\.ya?ml$/)
