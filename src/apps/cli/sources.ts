import type { Client } from '#contract/client.ts'
import { type Feed, listFeeds } from '#contract/intel/feeds.ts'
import type { Desk } from './desk.ts'
import { refuseUse } from './errors.ts'
import { moment, none } from './words.ts'

/** A source that can be fetched from the network. */
export type FetchedFeed = Feed & { readonly settings: NonNullable<Feed['settings']> } & {
  readonly health: NonNullable<Feed['health']>
}

/** @throws AppError `cli.source-unknown` */
export async function findSource(client: Client, id: string): Promise<FetchedFeed> {
  const { rows } = await client(listFeeds)
  const fetched = rows.filter(isFetched)
  const found = fetched.find((feed) => feed.id === id)
  if (found !== undefined) return found
  const ids = fetched.map((feed) => feed.id).join(', ')
  throw refuseUse('source-unknown', { facts: { source: id, ids } })
}

export function isFetched(feed: Feed): feed is FetchedFeed {
  return feed.settings !== null && feed.health !== null
}

/** How a source fares, in a word. */
export function outcomeOf(desk: Desk, outcome: unknown): string {
  return typeof outcome === 'string' ? desk.say(`feeds.outcomes.${outcome}`) : none
}

/** When the source is fetched next. */
export function nextOf(desk: Desk, { settings, health }: FetchedFeed): string {
  if (!settings.enabled) return desk.say('feeds.off')
  if (health.job !== null) return desk.say('feeds.running')
  return health.nextAt === null ? desk.say('feeds.soon') : moment(health.nextAt)
}
