import {
  changeFeed as changeFeedRoute,
  type Feed,
  type FeedRun,
  importFeed,
  listFeeds as listFeedsRoute,
  readRun as readRunRoute,
  runFeed,
} from '#contract/intel/feeds.ts'
import { type Context, languageOf } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { withCurrent } from '#platform/http/conflict.ts'
import { describeProblem } from '#platform/http/problems.ts'
import { refuseIntel } from '../errors.ts'
import { type FeedStanding, listFeeds, readRun, receiveFeed } from './feed-actions.ts'
import { startFeedRun } from './feed-run-actions.ts'
import { changeFeed } from './feed-settings-actions.ts'
import type { RunRow } from './feed-view.ts'

const answer = answering<Context>()

/** Sources of advisories. */
export const feedRoutes = [
  answer(listFeedsRoute, async ({ context }) => ({
    rows: (await listFeeds(context)).map((feed) => present(context, feed)),
  })),
  answer(readRunRoute, async ({ context, params }) =>
    presentRun(await readRun(context, params.source, params.job)),
  ),
  answer(importFeed, async ({ context, params, query, file }) => ({
    job: await receiveFeed(context, { source: params.source, name: query.name, content: file }),
  })),
  answer(runFeed, async ({ context, params, query }) => ({
    job: await startFeedRun(context, { source: params.source, apply: query.apply }),
  })),
  answer(changeFeedRoute, async ({ context, params, body, version }) => {
    const read = async () => present(context, await readFeed(context, params.source))
    await withCurrent(
      'intel.feed-changed',
      () => changeFeed(context, params.source, { change: body, version }),
      read,
    )
    return await read()
  }),
]

async function readFeed(context: Context, source: string): Promise<FeedStanding> {
  const feed = (await listFeeds(context)).find((one) => one.id === source)
  if (feed === undefined) throw refuseIntel('unknown-source', { facts: { source } })
  return feed
}

function presentRun(run: RunRow): FeedRun {
  return { ...run, ecosystems: run.ecosystems.map((one) => ({ ...one })) }
}

function present(context: Context, { fetching, ...standing }: FeedStanding): Feed {
  const feed = { ...standing, lastRun: standing.lastRun === null ? null : presentRun(standing.lastRun) }
  if (fetching === null) return { ...feed, settings: null, health: null }
  const { settings, problem, heldJob, heldParts } = fetching
  const told = problem === null ? null : { ...problem, path: problem.part === '' ? '' : `/${problem.part}` }
  return {
    ...feed,
    settings: {
      ...settings,
      hosts: [...settings.hosts],
      internalHosts: [...settings.internalHosts],
      parts: [...settings.parts],
    },
    health: {
      outcome: fetching.outcome,
      triedAt: timeOf(fetching.triedAt),
      succeededAt: timeOf(fetching.succeededAt),
      failures: fetching.failures,
      problem: told === null ? null : describeProblem(told, languageOf(context.actor)),
      waitUntil: timeOf(fetching.waitUntil),
      nextAt: settings.enabled ? timeOf(fetching.nextAt) : null,
      gapSince: timeOf(fetching.gapSince),
      held: heldJob === null ? null : { job: heldJob, parts: [...heldParts] },
      job: fetching.job,
    },
  }
}

function timeOf(at: Temporal.Instant | null): string | null {
  return at?.toString() ?? null
}
