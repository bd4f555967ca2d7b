import type { Feed } from './feed.ts'
import { osv } from './osv/index.ts'

/** Every feed. A new one is a folder beside and a line here. */
export const feeds: ReadonlyMap<string, Feed> = new Map([osv].map((feed) => [feed.id, feed]))
