import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AnyRoute } from '#contract/route.ts'
import type { Language } from '#texts/index.ts'
import type { Answering, Call } from './answer.ts'
import type { ExportMeans } from './exports/means.ts'
import { mountExports } from './exports/mount-exports.ts'
import { refuseHttp } from './problems.ts'
import { sendFile } from './send-file.ts'
import { type HttpServer, rememberLanguage } from './server.ts'
import { type Pace, steadily, uploadPace } from './steady.ts'

/** Who calls, as the application's own authentication tells. */
export interface Caller<Context> {
  readonly context: Context
  readonly signedIn: boolean
  readonly language: Language | undefined
}

export interface MountOptions<Context> {
  /** From a bearer token or the session cookie; anonymous when neither is there. */
  authenticate(credentials: Credentials): Promise<Caller<Context>>
  /** Cookies travel only over https, but for a server on loopback. */
  readonly secureCookies: boolean
  /** With it, every list can be had as a file too. */
  readonly exports?: ExportMeans<Context>
  /** At which files must arrive; a kilobyte a second unless told. */
  readonly pace?: Pace
}

export interface Credentials {
  readonly bearer: string | undefined
  readonly cookie: string | undefined
  readonly address: string
}

/** `__Host-` binds the cookie to this host over https; browsers refuse it on plain http. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-renkei' : 'renkei'
}

/** Mounts the answers below /api/v1: authentication, contract checks, answer. */
export function mount<Context>(
  app: HttpServer,
  answers: readonly Answering<Context>[],
  options: MountOptions<Context>,
): void {
  for (const { route, reply } of answers) {
    app.route({
      method: route.method,
      url: `/api/v1${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      handler: async (request, response) => {
        const call = await readCall(route, { request, response, options }, request.query)
        const body = await reply(call)
        response.header('cache-control', 'no-store')
        if (route.answerForm === 'lines') {
          return response.type('application/x-ndjson').send(streamLines(route, body))
        }
        if (route.answerForm === 'file') return sendFile(response, body)
        if (route.status === 204) return response.code(204).send()
        return response.code(route.status).send(route.answer.parse(body))
      },
    })
  }
  if (options.exports === undefined) return
  mountExports(app, answers, {
    readCall: (route, exchange, query) => readCall(route, { ...exchange, options }, query),
    means: options.exports,
  })
}

/** Each value on a line of its own, made only as fast as it is read; who hangs up ends the making. */
function streamLines(route: AnyRoute, values: unknown): Readable {
  if (!isIterable(values)) throw new Error(`${route.id} answers no lines`)
  return Readable.from(linesOf(route, values))
}

async function* linesOf(route: AnyRoute, values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(route.answer.parse(value))}\n`
}

function isIterable(values: unknown): values is AsyncIterable<unknown> {
  return typeof values === 'object' && values !== null && Symbol.asyncIterator in values
}

interface Exchange<Context> {
  readonly request: FastifyRequest
  readonly response: FastifyReply
  readonly options: MountOptions<Context>
}

async function readCall<Context>(
  route: AnyRoute,
  exchange: Exchange<Context>,
  query: unknown,
): Promise<Call<AnyRoute, Context>> {
  const { request, response, options } = exchange
  const caller = await identify(request, options)
  if (route.access !== 'anybody' && !caller.signedIn) throw refuseHttp('not-signed-in')
  const isFile = route.bodyForm === 'file'
  return {
    context: caller.context,
    params: route.params.parse(request.params),
    query: route.query.parse(query),
    body: isFile ? undefined : route.body.parse(request.body ?? undefined),
    file:
      isFile && request.body instanceof Readable
        ? Readable.from(steadily(request.body, options.pace ?? uploadPace))
        : Readable.from([]),
    version: readVersion(request.headers['if-match']),
    address: request.ip,
    agent: (request.headers['user-agent'] ?? '').slice(0, 200),
    setSession(token) {
      const name = cookieName(options.secureCookies)
      const attributes = {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: options.secureCookies,
      } as const
      if (token === null) response.clearCookie(name, attributes)
      else response.setCookie(name, token, { ...attributes, maxAge: 30 * 24 * 3600 })
    },
  }
}

/** Tells who calls and refuses a browser's request that another site caused. */
export async function identify<Context>(
  request: FastifyRequest,
  options: MountOptions<Context>,
): Promise<Caller<Context>> {
  const credentials = readCredentials(request, options)
  if (credentials.bearer === undefined && credentials.cookie !== undefined) refuseCrossSite(request)
  const caller = await options.authenticate(credentials)
  if (caller.language !== undefined) rememberLanguage(request, caller.language)
  return caller
}

function readCredentials<Context>(request: FastifyRequest, options: MountOptions<Context>): Credentials {
  return {
    bearer: /^bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1],
    cookie: request.cookies[cookieName(options.secureCookies)],
    address: request.ip,
  }
}

/** The cookie alone is no proof of will: a changing request must come from our own pages (ASVS 3.5.1). */
function refuseCrossSite(request: FastifyRequest): void {
  if (request.method === 'GET') return
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin') return
  const origin = request.headers.origin
  if (site === undefined && origin !== undefined && URL.parse(origin)?.host === request.headers.host) return
  throw refuseHttp('cross-site')
}

function readVersion(header: string | undefined): number | undefined {
  const found = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header ?? '')?.[1]
  return found === undefined ? undefined : Number(found)
}
