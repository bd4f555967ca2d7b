import fastifyCookie from '@fastify/cookie'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { chooseLanguage, type Language } from '#texts/index.ts'
import type { Log } from '../log/log.ts'
import { asRefusal, describeBreakdown, describeRefusal, refuseHttp } from './problems.ts'

/** The web server before any route is mounted. */
export type HttpServer = FastifyInstance

const jsonLimit = 1024 * 1024

/**
 * A server with our error answers, headers and body readers: JSON up to 1 MiB, files as streams.
 * @param options.observe called once per answer, for metrics
 */
export async function createHttpServer(options: {
  readonly log: Log
  readonly observe?: (answer: { route: string; method: string; status: number; seconds: number }) => void
}): Promise<HttpServer> {
  const app = Fastify({
    bodyLimit: jsonLimit,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 300 },
  })
  await app.register(fastifyCookie)
  // A file's bytes are not read here: the route streams them to where they are kept.
  app.addContentTypeParser(
    'application/octet-stream',
    { bodyLimit: Number.MAX_SAFE_INTEGER },
    (_request, body, done) => done(null, body),
  )
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(securityHeaders)
    done()
  })
  app.addHook('onResponse', (request, reply, done) => {
    options.observe?.({
      route: request.routeOptions.url ?? 'unknown',
      method: request.method,
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    })
    done()
  })
  app.setErrorHandler((error, request, reply) => sendError(error, { request, reply, log: options.log }))
  app.setNotFoundHandler((request, reply) =>
    sendError(refuseHttp('unknown-route'), { request, reply, log: options.log }),
  )
  return app
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

interface Exchange {
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly log: Log
}

function sendError(error: unknown, { request, reply, log }: Exchange): FastifyReply {
  const language = languageOf(request)
  const refusal = asRefusal(error)
  const details = refusal === undefined ? describeBreakdown(language) : describeRefusal(refusal, language)
  const facts = {
    id: details.id,
    code: details.code,
    method: request.method,
    route: request.routeOptions.url,
  }
  if (refusal === undefined) log.error({ ...facts, err: error }, 'request broke')
  else log.debug({ ...facts, facts: refusal.facts }, 'request refused')
  if (details.status === 503) reply.header('retry-after', '2')
  // What else the sender has to say is not waited for.
  if (details.code === 'http.too-slow') reply.header('connection', 'close')
  return reply.code(details.status).type('application/problem+json').send(details)
}

const languages = new WeakMap<FastifyRequest, Language>()

/** Answers of this request are in the person's language from here on. */
export function rememberLanguage(request: FastifyRequest, language: Language): void {
  languages.set(request, language)
}

/** The language of whoever asks: the person's, else what the request prefers. */
export function languageOf(request: FastifyRequest): Language {
  return languages.get(request) ?? chooseLanguage(request.headers['accept-language'])
}
