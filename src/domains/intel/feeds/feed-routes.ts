import { importFeed, listFeeds as listFeedsRoute } from '#contract/intel/feeds.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { listFeeds, receiveFeed } from './feed-actions.ts'

const answer = answering<Context>()

/** Sources of advisories. */
export const feedRoutes = [
  answer(listFeedsRoute, async ({ context }) => ({ rows: [...(await listFeeds(context))] })),
  answer(importFeed, async ({ context, params, query, file }) => ({
    job: await receiveFeed(context, { source: params.source, name: query.name, content: file }),
  })),
]
