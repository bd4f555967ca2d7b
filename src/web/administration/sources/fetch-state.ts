import type { Feed } from '#contract/intel/feeds.ts'

/** A source that can be fetched from the network. */
export type FetchedFeed = Feed & {
  readonly settings: NonNullable<Feed['settings']>
  readonly health: NonNullable<Feed['health']>
}

export function isFetched(feed: Feed): feed is FetchedFeed {
  return feed.settings !== null && feed.health !== null
}

/** Which sentence tells how fetching a source fares; the one that most needs doing something wins. */
export type FetchState =
  | 'running'
  | 'held'
  | 'failing'
  | 'gap'
  | 'well'
  | 'off'
  | 'without-address'
  | 'waiting'

export function fetchStateOf({ settings, health }: FetchedFeed): FetchState {
  if (health.job !== null) return 'running'
  if (health.held !== null) return 'held'
  if (health.failures > 0) return 'failing'
  if (settings.url === null) return 'without-address'
  if (!settings.enabled) return 'off'
  if (health.gapSince !== null) return 'gap'
  return health.outcome === null ? 'waiting' : 'well'
}
