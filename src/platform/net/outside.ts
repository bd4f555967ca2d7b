import { Agent as HttpAgent, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '#kernel/errors/app-error.ts'
import { decompressStream } from '../archives/index.ts'
import { refuseNet } from './errors.ts'
import { refusalOf } from './failures.ts'
import { type NetLimits, netLimits } from './limits.ts'
import { type Allowed, hostOf, readLocation } from './locations.ts'
import { type Answered, follow, type Means } from './request.ts'
import { type Resolve, resolveBySystem } from './resolving.ts'
import { readRetryAfter, retrying, withWish } from './retrying.ts'
import { startWatch, type Watch } from './watch.ts'

/** What an earlier answer called itself, for "only if it has changed". */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}

export interface Asked {
  readonly url: string
  /** Sent as If-None-Match and If-Modified-Since. */
  readonly validators?: Validators | undefined
  /** Narrower than the limits of all. */
  readonly bytes?: number
}

/** A server's answer: 200, or 304 with an empty body. */
export interface Reply extends Validators {
  readonly status: 200 | 304
  /** Where it came from, after redirects. */
  readonly url: string
  /** Without parameters, in lower case; '' where it was not told. */
  readonly contentType: string
  /** Unpacked where it was packed for its way. Fails at the limits, and when it is not whole. */
  readonly body: AsyncIterable<Uint8Array>
}

/** The way out to one source: only its hosts, never faster than agreed. */
export interface Outside {
  /**
   * Asks and hands the answer on. A transfer that breaks off is begun anew: `receive` is then called again.
   * @throws AppError `net.*`; the signal's reason; whatever `receive` throws by itself
   */
  get<T>(asked: Asked, receive: (reply: Reply) => Promise<T>): Promise<T>
  close(): void
}

/** Opens the way to a source. */
export function openOutside(source: {
  readonly allowed: Allowed
  /** What the program calls itself: `Renkei/1.2`. */
  readonly agent: string
  readonly signal: AbortSignal
  readonly limits?: Partial<NetLimits>
  readonly resolve?: Resolve
}): Outside {
  const limits = { ...netLimits, ...source.limits }
  const agents = {
    http: new HttpAgent({ keepAlive: true, maxSockets: 4 }),
    https: new HttpsAgent({ keepAlive: true, maxSockets: 4 }),
  }
  const { allowed, agent, signal } = source
  const resolve = source.resolve ?? resolveBySystem
  const pace = paceOf(limits.requestsPerSecond, signal)
  const means: Means = { allowed, limits, agent, resolve, agents, pace }
  return {
    async get(asked, receive) {
      const url = readLocation(asked.url)
      const host = hostOf(url)
      return await retrying({ limits, host, signal }, () => attempt(means, { url, asked, signal }, receive))
    },
    close() {
      agents.http.destroy()
      agents.https.destroy()
    },
  }
}

function paceOf(perSecond: number, signal: AbortSignal): () => Promise<void> {
  let free = 0
  return async () => {
    const now = performance.now()
    const turn = Math.max(now, free)
    free = turn + 1000 / perSecond
    if (turn > now) await pause(turn - now, undefined, { signal })
  }
}

interface Attempt {
  readonly url: URL
  readonly asked: Asked
  readonly signal: AbortSignal
}

async function attempt<T>(
  means: Means,
  { url, asked, signal }: Attempt,
  receive: (reply: Reply) => Promise<T>,
): Promise<T> {
  const watch = startWatch(means.limits, hostOf(url), signal)
  let message: IncomingMessage | undefined
  // What the transfer died of; who receives may tell it in words of their own.
  const died: { of?: AppError } = {}
  try {
    const headers = headersFor(asked.validators)
    const asking = follow(means, url, { headers, signal: watch.signal }).catch((error: unknown) => {
      throw refusalOf(error, hostOf(url))
    })
    const answered = await untilSlow(watch, asking)
    message = answered.message
    watch.count(1)
    return await receive(replyOf(answered, { limits: limitsFor(means, asked), watch, died }))
  } catch (error) {
    if (watch.signal.aborted) throw watch.signal.reason
    throw died.of ?? error
  } finally {
    watch.stop()
    message?.destroy()
  }
}

/** The name service cannot be stopped; it is no longer waited for. */
async function untilSlow<T>(watch: Watch, work: Promise<T>): Promise<T> {
  const ended = Promise.withResolvers<never>()
  const end = () => ended.reject(watch.signal.reason)
  watch.signal.addEventListener('abort', end)
  try {
    watch.signal.throwIfAborted()
    return await Promise.race([work, ended.promise])
  } finally {
    watch.signal.removeEventListener('abort', end)
    work.catch(() => undefined)
  }
}

function limitsFor({ limits }: Means, asked: Asked): NetLimits {
  return { ...limits, bytes: Math.min(limits.bytes, asked.bytes ?? limits.bytes) }
}

function headersFor(validators: Validators | undefined): Readonly<Record<string, string>> {
  const { etag, lastModified } = validators ?? { etag: null, lastModified: null }
  return {
    ...(etag === null ? {} : { 'if-none-match': etag }),
    ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
  }
}

interface Reading {
  readonly limits: NetLimits
  readonly watch: Watch
  readonly died: { of?: AppError }
}

function replyOf({ url, message }: Answered, reading: Reading): Reply {
  const { headers, statusCode: status = 0 } = message
  const host = hostOf(url)
  if (status !== 200 && status !== 304) {
    const wish = readRetryAfter(headers['retry-after'], Date.now())
    throw withWish(refuseNet('bad-status', { facts: { host, status } }), wish)
  }
  const announced = Number(headers['content-length'] ?? 0)
  if (announced > reading.limits.bytes) throw tooLarge(host, reading.limits)
  return {
    status,
    url: url.href,
    etag: printable(headers.etag),
    lastModified: printable(headers['last-modified']),
    contentType: (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    body: told(bodyOf(message, host, reading), host, reading),
  }
}

/** Sent back as it came, so nothing that could begin another header. */
function printable(value: string | undefined): string | null {
  return value !== undefined && /^[\x20-\x7e]{1,512}$/.test(value) ? value : null
}

function tooLarge(host: string, limits: NetLimits): AppError {
  return refuseNet('too-large', { facts: { host, limit: limits.bytes } })
}

async function* bodyOf(message: IncomingMessage, host: string, reading: Reading): AsyncGenerator<Uint8Array> {
  const { limits, watch } = reading
  const encoding = (message.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  const counted = counting(message, watch)
  if (encoding === 'gzip' || encoding === 'x-gzip') {
    yield* decompressStream(counted, { maxBytes: limits.bytes, ratio: limits.ratio })
    return
  }
  if (encoding !== 'identity' && encoding !== '') {
    throw refuseNet('encoding-unknown', { facts: { host, encoding: encoding.slice(0, 40) } })
  }
  let given = 0
  for await (const chunk of counted) {
    given += chunk.length
    if (given > limits.bytes) throw tooLarge(host, limits)
    yield chunk
  }
}

async function* counting(message: AsyncIterable<Uint8Array>, watch: Watch): AsyncGenerator<Uint8Array> {
  for await (const chunk of message) {
    watch.count(chunk.length)
    yield chunk
  }
}

async function* told(
  body: AsyncIterable<Uint8Array>,
  host: string,
  { died, watch }: Reading,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    died.of = diedOf(error, host)
    throw died.of
  } finally {
    // What is done with it now takes its own time.
    watch.stop()
  }
}

/** Packed bytes that end early are a transfer that broke off. */
function diedOf(error: unknown, host: string): AppError {
  if (error instanceof AppError && error.code === 'archives.damaged') {
    return refuseNet('broken-off', { facts: { host, reason: String(error.facts.reason) }, cause: error })
  }
  return refusalOf(error, host)
}
