import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '#kernel/errors/app-error.ts'
import type { Database } from '../database/database.ts'
import type { EventBus } from '../events/bus.ts'
import type { Position, StoredEvent } from '../events/outbox.ts'
import { refuseHttp } from '../http/problems.ts'
import type { Log } from '../log/log.ts'
import type { Hint } from '../modules/module.ts'
import { Audience, signedOut } from './audience.ts'
import { planCatchUp } from './catch-up.ts'
import { changeReader, filterFor, type HintedChange, latestOf } from './changes.ts'
import { changeFrames, frame, writePosition } from './frames.ts'
import { type Opening, type Recipient, Stream } from './stream.ts'
import { createTurnstile } from './turnstile.ts'

/** What the streams need to know of the house above. */
export interface StreamOptions<Person> {
  readonly database: Database
  readonly bus: EventBus
  readonly log: Log
  readonly hints: readonly Hint<Person>[]
  /** The settings of a transaction behind the person's wall. */
  wall(person: Person): Readonly<Record<string, string>>
  /** Who asks for a stream. @throws AppError when it is nobody who may */
  identify(request: FastifyRequest): Promise<Recipient<Person>>
  /** Which of the sessions still live. */
  stillValid(sessionIds: readonly string[]): Promise<ReadonlySet<string>>
  /** The event that tells of sessions that ended, and their ids. */
  readonly sessionsEnded: Told
  /** The event that tells of persons who may do other things than before, and their ids. */
  readonly personsChanged: Told
  /** 15,000 unless told. */
  readonly heartbeatMilliseconds?: number
}

/** An event of the outbox and the ids that it tells of. */
interface Told {
  readonly event: string
  ids(payload: Readonly<Record<string, unknown>>): readonly string[]
}

export interface StreamStats {
  readonly streams: number
  readonly persons: number
  /** Changes that are being filtered. */
  readonly waiting: number
  /** Streams cut since the start because their clients were too slow. */
  readonly slow: number
}

/** More are hardly meant: the oldest makes place. */
const mostPerPerson = 20

/** So many questions to the database at once; the rest of its connections is for requests. */
const mostQuestions = 4

const heartbeat = 15_000

/** Milliseconds after which a client comes again. */
const retry = 2000

/** The head of every stream; the last two keep proxies from gathering and packing what should go out at once. */
const head = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
}

/** All streams of a process, by person. */
export class Hub<Person> {
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

  /** Answers a request with a stream. @throws AppError from identify, `http.not-ready` once closed */
  async answer(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const recipient = await this.#options.identify(request)
    if (this.#isClosed) throw refuseHttp('not-ready')
    // From here on what happens is held for it; what happened before is caught up with.
    const stream = this.#join(recipient, request)
    const now = this.#options.bus.position()
    reply.raw.on('close', () => stream.end())
    try {
      const opening = await this.#turnstile(() =>
        this.#prepare(recipient, { after: readAfter(request), now }),
      )
      reply.hijack()
      writeHead(reply)
      stream.open(reply.raw, opening)
    } catch (error) {
      stream.end()
      throw error
    }
  }

  stats(): StreamStats {
    const audiences = [...this.#audiences.values()]
    return {
      streams: this.#streams().length,
      persons: audiences.length,
      waiting: audiences.reduce((sum, audience) => sum + audience.waiting(), 0),
      slow: this.#slow,
    }
  }

  /** Ends every stream; the clients come again, to another process or after the restart. */
  close(): void {
    this.#isClosed = true
    clearInterval(this.#timer)
    this.#unsubscribe()
    for (const stream of this.#streams()) stream.end()
  }

  #streams(): readonly Stream<Person>[] {
    return [...this.#audiences.values()].flatMap((audience) => [...audience.streams])
  }

  #join(recipient: Recipient<Person>, request: FastifyRequest): Stream<Person> {
    const { personId, person } = recipient
    const audience = this.#audiences.get(personId) ?? this.#newAudience(person)
    this.#audiences.set(personId, audience)
    const stream: Stream<Person> = new Stream({
      recipient,
      again: () => this.#identifyAgain(request),
      onEnd: (how) => {
        if (how === 'slow') this.#slow += 1
        audience.streams.delete(stream)
        if (audience.streams.size === 0) this.#audiences.delete(personId)
      },
    })
    audience.join(stream)
    const [oldest] = audience.streams
    if (audience.streams.size > mostPerPerson) oldest?.end(frame({ event: 'superseded', data: {} }))
    return stream
  }

  #newAudience(person: Person): Audience<Person> {
    const { database, wall, log } = this.#options
    const filter = (whom: Person, changes: readonly HintedChange<Person>[]) =>
      this.#turnstile(() => filterFor({ database, wall }, whom, changes))
    return new Audience({ log, filter }, person)
  }

  /** @returns undefined when the credentials hold no more; other failures are thrown */
  async #identifyAgain(request: FastifyRequest): Promise<Recipient<Person> | undefined> {
    try {
      return await this.#options.identify(request)
    } catch (error) {
      if (error instanceof AppError && error.kind !== 'unavailable') return undefined
      throw error
    }
  }

  async #prepare(
    recipient: Recipient<Person>,
    client: { readonly after: string | undefined; readonly now: Position },
  ): Promise<Opening> {
    // The session may have ended between its proof and its joining.
    if (!(await this.#isValid(recipient))) throw refuseHttp('not-signed-in')
    const plan = await planCatchUp(this.#options.database, client)
    const missed = plan.by === 'events' ? latestOf(this.#changesOf(plan.events)) : []
    const changes = await filterFor(this.#options, recipient.person, missed)
    const hello = frame({
      event: 'hello',
      // A client that loses the line before it was told all must come again with the id it had.
      id: plan.by === 'nothing' ? plan.since : undefined,
      data: { position: writePosition(plan.since), replayed: plan.by === 'events' },
    })
    const rest = {
      nothing: '',
      events: changeFrames(changes) + frame({ event: 'position', id: plan.since, data: {} }),
      resync: frame({ event: 'resync', id: plan.since, data: {} }),
    }
    return { text: `retry: ${retry}\n${hello}${rest[plan.by]}`, since: plan.since }
  }

  async #isValid({ sessionId }: Recipient<Person>): Promise<boolean> {
    return sessionId === null || (await this.#options.stillValid([sessionId])).has(sessionId)
  }

  #hear(events: readonly StoredEvent[]): void {
    const { sessionsEnded, personsChanged } = this.#options
    const ended = new Set(idsIn(events, sessionsEnded))
    for (const stream of this.#streams()) {
      const { sessionId } = stream.recipient
      if (sessionId !== null && ended.has(sessionId)) stream.end(signedOut)
    }
    for (const id of idsIn(events, personsChanged)) this.#audiences.get(id)?.refresh()
    const changes = this.#changesOf(events)
    if (changes.length === 0) return
    for (const audience of this.#audiences.values()) audience.add(changes)
  }

  async #beat(): Promise<void> {
    const { bus } = this.#options
    try {
      await this.#endInvalid()
    } finally {
      for (const audience of this.#audiences.values()) {
        const position = audience.isBusy() ? undefined : bus.position()
        for (const stream of audience.streams) stream.beat(position)
      }
    }
  }

  async #endInvalid(): Promise<void> {
    const streams = this.#streams()
    const sessions = streams.flatMap(({ recipient }) => recipient.sessionId ?? [])
    const live = await this.#options.stillValid(sessions)
    for (const stream of streams) {
      const { sessionId } = stream.recipient
      const isValid = sessionId === null ? (await stream.again()) !== undefined : live.has(sessionId)
      if (!isValid) stream.end(signedOut)
    }
  }
}

function idsIn(events: readonly StoredEvent[], told: Told): readonly string[] {
  return events.filter((event) => event.name === told.event).flatMap((event) => told.ids(event.payload))
}

/** With the headers that every answer has. */
function writeHead(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value)
  }
  reply.raw.writeHead(200, head)
}

/** The last event that the client knows: what a browser says by itself when it comes again, or our own client. */
function readAfter(request: FastifyRequest): string | undefined {
  const said = request.headers['last-event-id']
  const asked: unknown = Object(request.query).after
  const text = said ?? asked
  return typeof text === 'string' && text !== '' ? text : undefined
}
