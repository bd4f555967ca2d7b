import type { FastifyReply, FastifyRequest } from 'fastify'
import { eventStreamPath } from '#contract/platform/system.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import type { Database } from '../database/database.ts'
import type { EventBus } from '../events/bus.ts'
import { comparePositions, type Position, type StoredEvent } from '../events/outbox.ts'
import { refuseHttp } from '../http/problems.ts'
import type { HttpServer } from '../http/server.ts'
import type { Log } from '../log/log.ts'
import type { Hint } from '../modules/module.ts'
import { Audience, signedOut } from './audience.ts'
import { type CatchUp, planCatchUp } from './catch-up.ts'
import { changeReader, filterFor, type HintedChange, latestOf } from './changes.ts'
import { changeFrames, frame, readPosition, writePosition } from './frames.ts'
import { type Recipient, Stream } from './stream.ts'
import { createTurnstile } from './turnstile.ts'

export interface StreamOptions<Person> {
  readonly database: Database
  readonly bus: EventBus
  readonly log: Log
  readonly hints: readonly Hint<Person>[]
  /** The settings of a transaction behind the person's wall. */
  wall(person: Person): Readonly<Record<string, string>>
  /** Who asks for a stream. @throws AppError when it is nobody that may */
  identify(request: FastifyRequest): Promise<Recipient<Person>>
  /** Which of the sessions still live. */
  stillValid(sessionIds: readonly string[]): Promise<ReadonlySet<string>>
  /** The event that tells of sessions that ended, and which. */
  readonly sessionsEnded: Told
  /** The event that tells of persons who may do other things than before, and who. */
  readonly personsChanged: Told
  readonly heartbeatMilliseconds?: number
}

/** An event of the outbox and the ids that it tells of. */
interface Told {
  readonly event: string
  ids(payload: Readonly<Record<string, unknown>>): readonly string[]
}

/** The event streams of a process. */
export interface Streams {
  /** Answers at the contract's path; closes the streams before the server closes. */
  mount(app: HttpServer): void
  stats(): StreamStats
  close(): void
}

export interface StreamStats {
  readonly streams: number
  readonly persons: number
  /** Changes that are being filtered. */
  readonly waiting: number
  /** Streams cut since the start because their clients were too slow. */
  readonly slow: number
}

const heartbeat = 15_000

/** More are hardly meant: the oldest makes place. */
const mostPerPerson = 20

/** So many questions to the database at once; the rest of its connections is for requests. */
const mostQuestions = 4

/** Opens the streams: from now on each hears of what its person may know. */
export function createStreams<Person>(options: StreamOptions<Person>): Streams {
  const hub = new Hub(options)
  return {
    mount(app) {
      app.get(eventStreamPath, { exposeHeadRoute: false }, (request, reply) => hub.answer(request, reply))
      // Before the server waits for its connections to end.
      app.addHook('preClose', (done) => {
        hub.close()
        done()
      })
    },
    stats: () => hub.stats(),
    close: () => hub.close(),
  }
}

class Hub<Person> {
  readonly #options: StreamOptions<Person>
  readonly #audiences = new Map<string, Audience<Person>>()
  readonly #changesOf: (events: readonly StoredEvent[]) => readonly HintedChange<Person>[]
  readonly #turnstile = createTurnstile(mostQuestions)
  readonly #unsubscribe: () => void
  readonly #timer: NodeJS.Timeout
  #slow = 0
  #isClosed = false

  constructor(options: StreamOptions<Person>) {
    this.#options = options
    this.#changesOf = changeReader(options.hints, options.log)
    this.#unsubscribe = options.bus.subscribe((events) => this.#hear(events))
    this.#timer = setInterval(() => {
      this.#beat().catch((error: unknown) => options.log.warn({ err: error }, 'streams not checked'))
    }, options.heartbeatMilliseconds ?? heartbeat)
  }

  async answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (this.#isClosed) throw refuseHttp('not-ready')
    const recipient = await this.#options.identify(request)
    const after = readAfter(request)
    const now = this.#options.bus.position()
    const stream = this.#join(recipient, { request, since: laterOf(after, now) })
    request.raw.on('close', () => stream.end())
    try {
      const opening = await this.#turnstile(() => this.#prepare(stream, { after, now }))
      reply.hijack()
      reply.raw.writeHead(200, { ...reply.getHeaders(), ...head })
      stream.open(reply.raw, opening)
    } catch (error) {
      stream.end()
      throw error
    }
  }

  stats(): StreamStats {
    const audiences = [...this.#audiences.values()]
    return {
      streams: audiences.reduce((sum, audience) => sum + audience.streams.size, 0),
      persons: audiences.length,
      waiting: audiences.reduce((sum, audience) => sum + audience.waiting(), 0),
      slow: this.#slow,
    }
  }

  close(): void {
    this.#isClosed = true
    clearInterval(this.#timer)
    this.#unsubscribe()
    for (const stream of this.#streams()) stream.end()
  }
}

function laterOf(after: string | undefined, now: Position): Position {
  const known = after === undefined ? undefined : readPosition(after)
  return known !== undefined && comparePositions(known, now) > 0 ? known : now
}
