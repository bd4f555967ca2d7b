import { z } from 'zod'
import { JobTicket } from '../platform/jobs.ts'
import { route } from '../route.ts'
import { Id, ProblemLine, Time } from '../shapes.ts'

/** `name` or `name:port`; what exactly is a host is for the action to say. */
const Host = z.string().trim().min(1).max(255)

/** How a source is fetched from the network. */
export const FeedSettings = z.strictObject({
  /** Null: only imported from files. */
  url: z.string().nullable(),
  /** May be asked beside the address's own host, for redirects. */
  hosts: z.array(z.string()),
  /** May have an address inside the company. */
  internalHosts: z.array(z.string()),
  /** Ecosystems; empty: all that the source names. */
  parts: z.array(z.string()),
  enabled: z.boolean(),
  intervalSeconds: z.number().int(),
  /** So many of a hundred records fewer than last time are held back. */
  shrinkPercent: z.number().int(),
  version: z.number().int(),
})
export type FeedSettings = z.infer<typeof FeedSettings>

export const FeedOutcome = z.enum(['new', 'not-modified', 'empty', 'failed', 'shrunk'])
export type FeedOutcome = z.infer<typeof FeedOutcome>

/** How fetching a source fares. */
export const FeedHealth = z.strictObject({
  /** Of the last run; null before the first. */
  outcome: FeedOutcome.nullable(),
  triedAt: Time.nullable(),
  succeededAt: Time.nullable(),
  /** In a row. */
  failures: z.number().int(),
  problem: ProblemLine.nullable(),
  /** The source wants to be left alone until then. */
  waitUntil: Time.nullable(),
  /** Null where it is not fetched by itself, or as soon as possible. */
  nextAt: Time.nullable(),
  /** Since when records may be missing. */
  gapSince: Time.nullable(),
  /** Content that shrank and waits for a person, by part. */
  held: z
    .strictObject({
      job: Id,
      parts: z.array(z.strictObject({ part: z.string(), before: z.number().int(), now: z.number().int() })),
    })
    .nullable(),
  /** The run that waits or goes on now. */
  job: Id.nullable(),
})
export type FeedHealth = z.infer<typeof FeedHealth>

const recordCounts = {
  read: z.number().int(),
  changed: z.number().int(),
  /** Of those read: the source no longer stands by them. */
  withdrawn: z.number().int(),
  /** Of those read: for a package of theirs the order of versions is not known here. */
  withoutScheme: z.number().int(),
}

/** What one import, or one fetch with its imports, came to. */
export const FeedRun = z.strictObject({
  job: Id,
  at: Time,
  endedAt: Time.nullable(),
  state: z.string(),
  ...recordCounts,
  rejected: z.number().int(),
  /** Copies older than what is kept. */
  older: z.number().int(),
  /** A record that speaks of several counts in each. */
  ecosystems: z.array(z.strictObject({ ecosystem: z.string(), ...recordCounts })),
})
export type FeedRun = z.infer<typeof FeedRun>

/** A source of advisories and how it fares. */
export const Feed = z.strictObject({
  id: z.string(),
  title: z.string(),
  records: z.number().int(),
  withdrawn: z.number().int(),
  lastRun: FeedRun.nullable(),
  /** Both null for a source that cannot be fetched from the network. */
  settings: FeedSettings.nullable(),
  health: FeedHealth.nullable(),
})
export type Feed = z.infer<typeof Feed>

export const listFeeds = route({
  id: 'intel.list-feeds',
  method: 'GET',
  path: '/feeds',
  access: { action: 'feed.view' },
  answer: z.strictObject({ rows: z.array(Feed) }),
})

/** What a run came to, by the id of its job. */
export const readRun = route({
  id: 'intel.read-run',
  method: 'GET',
  path: '/feeds/{source}/runs/{job}',
  access: { action: 'feed.view' },
  params: z.strictObject({ source: z.string().max(64), job: Id }),
  answer: FeedRun,
})

/**
 * Imports what the source publishes (body: one JSON record, a zip of them, a list; packed or not). Of source `auto` the
 * file tells by its content which one it is of. Answers with the job, whose subject is the source.
 */
export const importFeed = route({
  id: 'intel.import-feed',
  method: 'POST',
  path: '/feeds/{source}/imports',
  access: { action: 'feed.import' },
  params: z.strictObject({ source: z.string().max(64) }),
  query: z.strictObject({ name: z.string().max(255).default('feed') }),
  bodyForm: 'file',
  answer: JobTicket,
  status: 202,
})

/** Fetches the source now, or joins the run that is under way. Answers with the job. */
export const runFeed = route({
  id: 'intel.run-feed',
  method: 'POST',
  path: '/feeds/{source}/runs',
  access: { action: 'feed.import' },
  params: z.strictObject({ source: z.string().max(64) }),
  /** `apply`: takes what the named run held back because it shrank, instead of fetching. */
  query: z.strictObject({ apply: Id.optional() }),
  answer: JobTicket,
  status: 202,
})

/** Changes how a source is fetched (If-Match: the settings' version). */
export const changeFeed = route({
  id: 'intel.change-feed',
  method: 'PATCH',
  path: '/feeds/{source}',
  access: { action: 'feed.change' },
  params: z.strictObject({ source: z.string().max(64) }),
  body: z.strictObject({
    url: z.string().trim().min(1).max(2000).nullable().optional(),
    hosts: z.array(Host).max(50).optional(),
    internalHosts: z.array(Host).max(50).optional(),
    parts: z.array(z.string().trim().min(1).max(64)).max(200).optional(),
    enabled: z.boolean().optional(),
    intervalSeconds: z.number().int().min(300).max(2_592_000).optional(),
    shrinkPercent: z.number().int().min(1).max(100).optional(),
  }),
  answer: Feed,
})
