import { once } from 'node:events'
import { type ClientRequest, get, type IncomingMessage } from 'node:http'
import { sql } from 'kysely'
import { expect, onTestFinished } from 'vitest'
import { errorCatalogue } from '#kernel/errors/app-error.ts'
import { silentLog } from '#test/database.ts'
import { type Database, transact } from '../../database/database.ts'
import { type EventBus, startEventBus } from '../../events/bus.ts'
import { emitAll } from '../../events/outbox.ts'
import { createHttpServer } from '../../http/server.ts'
import type { Hint } from '../../modules/module.ts'
import { createStreams, type StreamOptions, type Streams } from '../index.ts'

/** What tests of the streams need: a server on loopback, clients, persons with sessions, things that change. */

export interface Person {
  readonly id: string
}

const refuse = errorCatalogue('test', { 'who-are-you': 'unauthenticated' })

export interface Stage {
  readonly database: Database
  readonly bus: EventBus
  readonly streams: Streams
  readonly port: number
  /** Sessions that live; a client names its own in the header `session`, as `person/number`. */
  readonly sessions: Set<string>
  /** What each person may know of; everything when they are not in it. */
  readonly rights: Map<string, ReadonlySet<string>>
  /** How often the rights were asked. */
  asked: number
  connect(session: string, options?: Connecting): Promise<Client>
  /** The things change, each in an event of its own, in one transaction. */
  change(...ids: readonly string[]): Promise<void>
  endSession(session: string): Promise<void>
  changePerson(id: string): Promise<void>
  stop(): Promise<void>
}

export interface Connecting {
  readonly after?: string
  readonly lastEventId?: string
}

export interface Message {
  readonly event: string
  readonly id: string | undefined
  readonly data: { readonly id?: string; readonly position?: string; readonly replayed?: boolean }
}

const at = Temporal.Instant.from('2026-11-22T10:00:00Z')

export async function openStage(
  database: Database,
  changed: Partial<StreamOptions<Person>> = {},
): Promise<Stage> {
  const bus = await startEventBus(database, silentLog)
  const sessions = new Set<string>()
  const rights = new Map<string, ReadonlySet<string>>()
  const app = await createHttpServer({ log: silentLog })
  const tell = (name: string, payloads: readonly Record<string, unknown>[]) =>
    transact(database, {}, (unit) =>
      emitAll(
        unit,
        payloads.map((payload) => ({ name, payload, at })),
      ),
    )
  const thing: Hint<Person> = {
    event: 'test.thing-changed',
    kind: 'thing',
    changes: ({ id }) => [{ id: String(id), version: 1 }],
    visible: async (unit, person, ids) => {
      stage.asked += 1
      const { rows } = await sql<{ who: string }>`select current_setting('test.person') as who`.execute(
        unit.db,
      )
      expect(rows).toEqual([{ who: person.id }])
      return new Set(ids.filter((id) => rights.get(person.id)?.has(id) ?? true))
    },
  }
  const streams = createStreams<Person>({
    database,
    bus,
    log: silentLog,
    hints: [thing],
    wall: (person) => ({ 'test.person': person.id }),
    identify: (request) => {
      const session = String(request.headers.session)
      const [personId = ''] = session.split('/')
      if (!sessions.has(session)) return Promise.reject(refuse('who-are-you'))
      return Promise.resolve({ person: { id: personId }, personId, sessionId: session })
    },
    stillValid: (ids) => Promise.resolve(new Set(ids.filter((id) => sessions.has(id)))),
    sessionsEnded: { event: 'test.sessions-ended', ids: ({ ids }) => Object.values(Object(ids)).map(String) },
    personsChanged: { event: 'test.person-changed', ids: ({ id }) => [String(id)] },
    heartbeatMilliseconds: 600_000,
    ...changed,
  })
  streams.mount(app)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= app.close().then(() => bus.stop())
    return stopped
  }
  onTestFinished(stop)
  const stage: Stage = {
    database,
    bus,
    streams,
    port,
    sessions,
    rights,
    asked: 0,
    async connect(session, options = {}) {
      sessions.add(session)
      const client = await openClient(port, session, options)
      await client.hears('hello')
      return client
    },
    change: (...ids) =>
      tell(
        'test.thing-changed',
        ids.map((id) => ({ id })),
      ),
    async endSession(session) {
      sessions.delete(session)
      await tell('test.sessions-ended', [{ ids: [session] }])
    },
    changePerson: (id) => tell('test.person-changed', [{ id }]),
    stop,
  }
  return stage
}

/** One connection to the stream, with what it has heard so far. */
export class Client {
  readonly response: IncomingMessage
  readonly messages: Message[] = []
  /** Comments, which are signs of life. */
  beats = 0
  isClosed = false
  #rest = ''

  constructor(response: IncomingMessage) {
    this.response = response
    response.setEncoding('utf8')
    response.on('data', (text: string) => this.#take(text))
    response.on('error', () => undefined)
    response.on('close', () => {
      this.isClosed = true
    })
  }

  /** The ids of the things it heard of, in order. */
  things(): readonly string[] {
    return this.messages.filter(({ event }) => event === 'change').map(({ data }) => data.id ?? '')
  }

  events(): readonly string[] {
    return this.messages.map(({ event }) => event)
  }

  /** What a browser would say when it comes again. */
  lastEventId(): string | undefined {
    return this.messages.findLast(({ id }) => id !== undefined)?.id
  }

  async hears(event: string): Promise<void> {
    await expect.poll(() => this.events(), { timeout: 5000, interval: 5 }).toContain(event)
  }

  async hearsThings(...ids: readonly string[]): Promise<void> {
    await expect.poll(() => this.things(), { timeout: 5000, interval: 5 }).toEqual(ids)
  }

  close(): void {
    this.response.destroy()
  }

  #take(text: string): void {
    const blocks = (this.#rest + text).split('\n\n')
    this.#rest = blocks.pop() ?? ''
    for (const block of blocks) this.#read(block)
  }

  #read(block: string): void {
    const fields = new Map(
      block.split('\n').map((line): [string, string] => {
        const [name = '', ...rest] = line.split(': ')
        return [name, rest.join(': ')]
      }),
    )
    const data = fields.get('data')
    if (fields.has('')) this.beats += 1
    if (data === undefined) return
    this.messages.push({
      event: fields.get('event') ?? 'message',
      id: fields.get('id'),
      data: JSON.parse(data),
    })
  }
}

export async function askForStream(
  port: number,
  session: string,
  options: Connecting,
): Promise<IncomingMessage> {
  const query = options.after === undefined ? '' : `?after=${options.after}`
  const headers = {
    session,
    ...(options.lastEventId === undefined ? {} : { 'last-event-id': options.lastEventId }),
  }
  const sent: ClientRequest = get({ host: '127.0.0.1', port, path: `/api/v1/events${query}`, headers })
  onTestFinished(() => void sent.destroy())
  sent.on('error', () => undefined)
  const [response]: IncomingMessage[] = await once(sent, 'response')
  if (response === undefined) throw new Error('no response')
  return response
}

async function openClient(port: number, session: string, options: Connecting): Promise<Client> {
  return new Client(await askForStream(port, session, options))
}
