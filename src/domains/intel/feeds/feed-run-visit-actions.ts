import type { Context } from '#domains/identity/index.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { packFiles } from '#platform/archives/index.ts'
import { keepFile } from '#platform/files/index.ts'
import type { JobRun } from '#platform/jobs/job.ts'
import type { Outside, Reply, Validators } from '#platform/net/index.ts'
import type { Connector, Visit, Wish } from '../connectors/connector.ts'
import { refuseIntel } from '../errors.ts'
import type { Feed } from './feed.ts'
import { beliefInMarks } from './feed-run.ts'
import { inspectFile } from './feed-run-inspect-actions.ts'
import { linesOf } from './feed-run-lines.ts'
import type { PartRow, SourceSettings } from './feed-run-store.ts'
import { findModified } from './feed-run-view.ts'

/** One run of a source: who is asked, by which way, and what for. */
export interface Trip {
  readonly context: Context
  readonly run: JobRun
  readonly feed: Feed
  readonly connector: Connector
  readonly settings: SourceSettings
  readonly outside: Outside
  /** Whether a 304 is of use: after a failure only the whole thing is. */
  readonly believesMarks: boolean
  /** Addresses asked for in this run. */
  readonly asked: Set<string>
}

/** The facts of HTTP of one part. */
export interface HttpFacts extends Validators {
  readonly url: string
  readonly status: number | null
  readonly bytes: number | null
  readonly hash: string | null
}

/** The largest bodies, in bytes as they arrive: archives, lists that are looked at as a whole, single records. */
const most = {
  archive: 4 * 1024 ** 3,
  list: 64 * 1024 ** 2,
  lines: 512 * 1024 ** 2,
  record: 16 * 1024 ** 2,
  file: 384 * 1024 ** 2,
}

/** What a connector is given for one part, and what the source answered so far. */
export function openVisit(
  trip: Trip,
  part: string,
  known: PartRow | undefined,
): { readonly visit: Visit; facts(): HttpFacts } {
  const { context, settings, connector } = trip
  let facts: HttpFacts = {
    url: settings.url ?? '',
    status: null,
    etag: null,
    lastModified: null,
    bytes: null,
    hash: null,
  }
  const ask = async <T>(asked: Ask, receive: (reply: Reply) => Promise<T>): Promise<T | null> => {
    requireNew(trip.asked, asked.url)
    const marks = asked.wish === 'if-changed' ? marksOf(trip, known) : undefined
    const request = { url: asked.url, validators: marks, bytes: asked.bytes }
    return await trip.outside.get(request, async (reply) => {
      if (asked.wish === 'if-changed') {
        const { etag, lastModified, status } = reply
        facts = { ...facts, url: asked.url, etag, lastModified, status }
      }
      if (reply.status === 200) return await receive(reply)
      if (marks === undefined) throw refuseIntel('feed-unasked', { facts: { part } })
      return null
    })
  }
  const visit: Visit = {
    address: settings.url ?? '',
    part,
    known: known === undefined ? null : known,
    now: context.clock.now(),
    async keep(url, wish) {
      const bytes = connector.inspect === null ? most.archive : most.list
      const kept = await ask({ url, wish, bytes }, async (reply) => {
        const file = await keepFile(context.files, reply.body, { maxBytes: bytes })
        facts = { ...facts, bytes: file.bytes, hash: file.hash }
        return { hash: file.hash, contentType: reply.contentType }
      })
      if (kept === null) return null
      return { hash: kept.hash, records: await inspectFile(trip, kept) }
    },
    async readLines(url, wish, start) {
      const read = await ask({ url, wish, bytes: most.lines }, async (reply) => {
        const each = start()
        for await (const line of linesOf(reply)) each(line)
        return true
      })
      return read ?? false
    },
    read: async (url, size = 'record') =>
      await ask({ url, wish: 'whole', bytes: most[size] }, readAll).catch(nothingAt),
    async bundle(pieces) {
      const file = await keepFile(context.files, packFiles(pieces), { maxBytes: most.archive })
      facts = { ...facts, bytes: file.bytes, hash: file.hash }
      return file.hash
    },
    findStored: async (names) => await findModified(context.database.kysely, trip.feed.id, names),
    progress: (done, total) => trip.run.progress(done, total),
  }
  return { visit, facts: () => facts }
}

interface Ask {
  readonly url: string
  readonly wish: Wish
  readonly bytes: number
}

function requireNew(asked: Set<string>, url: string): void {
  if (asked.has(url)) throw refuseIntel('feed-in-circles', { facts: { url } })
  asked.add(url)
}

/** Marks of a time that all went well, and not too long ago. */
function marksOf(trip: Trip, known: PartRow | undefined): Validators | undefined {
  if (!trip.believesMarks || known === undefined) return undefined
  const isComplete = known.missing.length === 0 && known.cursor !== null
  const until = known.confirmedAt.add(beliefInMarks)
  const isFresh = Temporal.Instant.compare(until, trip.context.clock.now()) > 0
  const hasMarks = known.etag !== null || known.lastModified !== null
  return isComplete && isFresh && hasMarks ? known : undefined
}

async function readAll({ body }: Reply): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function nothingAt(error: unknown): null {
  const status = error instanceof AppError && error.code === 'net.bad-status' ? error.facts.status : null
  if (status === 404 || status === 410) return null
  throw error
}
