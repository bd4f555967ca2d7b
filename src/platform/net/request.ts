import { type Agent, type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { refuseNet } from './errors.ts'
import type { NetLimits } from './limits.ts'
import { type Allowed, hostOf, readLocation } from './locations.ts'
import { pinnedTo, type Resolve, type Resolved, resolveChecked } from './resolving.ts'

/** What it takes to ask one source. */
export interface Means {
  readonly allowed: Allowed
  readonly limits: NetLimits
  readonly agent: string
  readonly resolve: Resolve
  /** Keep connections open between requests; one for http, one for https. */
  readonly agents: { readonly http: Agent; readonly https: Agent }
  /** Called before each request: keeps the pace. */
  readonly pace: () => Promise<void>
}

/** An answer's head; its body has not been read. */
export interface Answered {
  /** Where it came from in the end. */
  readonly url: URL
  readonly message: IncomingMessage
}

const redirects = new Set([301, 302, 303, 307, 308])

/**
 * Asks, and follows redirects by hand: each is checked as if somebody had typed it.
 * @throws AppError `net.*`; errors of the connection as they come
 */
export async function follow(
  means: Means,
  start: URL,
  asked: { readonly headers: Readonly<Record<string, string>>; readonly signal: AbortSignal },
): Promise<Answered> {
  let url = start
  for (let count = 0; count <= means.limits.redirects; count += 1) {
    const addresses = await resolveChecked(url, means.allowed, means.resolve)
    await means.pace()
    const message = await ask(means, { url, addresses, ...asked })
    const to = redirects.has(message.statusCode ?? 0) ? message.headers.location : undefined
    if (to === undefined) return { url, message }
    message.destroy()
    url = nextOf(url, to)
  }
  throw refuseNet('too-many-redirects', {
    facts: { host: hostOf(start), limit: means.limits.redirects },
  })
}

function nextOf(from: URL, to: string): URL {
  const next = readLocation(to, from)
  if (from.protocol === 'https:' && next.protocol === 'http:') {
    throw refuseNet('downgrade-refused', { facts: { host: hostOf(from), url: next.href.slice(0, 200) } })
  }
  return next
}

interface One {
  readonly url: URL
  readonly addresses: readonly Resolved[]
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

async function ask(means: Means, { url, addresses, headers, signal }: One): Promise<IncomingMessage> {
  const isTls = url.protocol === 'https:'
  const options = {
    method: 'GET',
    agent: isTls ? means.agents.https : means.agents.http,
    lookup: pinnedTo(addresses),
    headers: { accept: '*/*', 'accept-encoding': 'gzip', 'user-agent': means.agent, ...headers },
    signal,
    maxHeaderSize: 32 * 1024,
  }
  const answered = Promise.withResolvers<IncomingMessage>()
  const request: ClientRequest = isTls ? requestHttps(url, options) : requestHttp(url, options)
  request.on('response', answered.resolve)
  request.on('error', answered.reject)
  request.end()
  return await answered.promise
}
