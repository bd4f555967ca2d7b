import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { onTestFinished } from 'vitest'
import type { Certificate } from './certificate.ts'

/** What the server does with a request; `count` is how often this path was asked before. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse, count: number) => unknown

/** A server on loopback that behaves as each of its paths is told. Closed when the test ends. */
export interface UnrulyServer {
  /** `http://127.0.0.1:…` */
  readonly url: string
  /** `127.0.0.1:…` */
  readonly host: string
  /** Paths asked for, in their order. */
  readonly asked: readonly { readonly path: string; readonly headers: IncomingMessage['headers'] }[]
  /** From now on this path behaves so; without a query it stands for every query that has no behaviour of its own. */
  set(path: string, behaviour: Behaviour): void
}

export async function openUnrulyServer(
  paths: Readonly<Record<string, Behaviour>>,
  certificate?: Certificate,
): Promise<UnrulyServer> {
  const behaviours = new Map(Object.entries(paths))
  const asked: { path: string; headers: IncomingMessage['headers'] }[] = []
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? ''
    const count = asked.filter((one) => one.path === path).length
    asked.push({ path, headers: request.headers })
    const behave =
      behaviours.get(path) ??
      behaviours.get(path.split('?', 1)[0] ?? '') ??
      give('no such thing', { status: 404 })
    behave(request, response, count)
  }
  const server: Server =
    certificate === undefined ? createServer(answer) : createTlsServer({ ...certificate }, answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const scheme = certificate === undefined ? 'http' : 'https'
  return {
    url: `${scheme}://${host}`,
    host,
    asked,
    set: (path, behaviour) => behaviours.set(path, behaviour),
  }
}

/** Answers with the body. */
export function give(
  body: string | Uint8Array,
  { status = 200, headers = {} }: { status?: number; headers?: Readonly<Record<string, string>> } = {},
): Behaviour {
  return (_request, response) => response.writeHead(status, headers).end(body)
}

/** Redirects. */
export function lead(to: string, status = 302): Behaviour {
  return give('', { status, headers: { location: to } })
}

/** Promises all of the body, sends a part, and hangs up. */
export function breakOff(body: Uint8Array, after: number): Behaviour {
  return (_request, response) => {
    response.writeHead(200, { 'content-length': String(body.length) })
    response.write(body.subarray(0, after), () => response.destroy())
  }
}

/** A byte now and then, without end. */
export function drip(milliseconds: number): Behaviour {
  return (_request, response) => {
    response.writeHead(200)
    const timer = setInterval(() => response.write('a'), milliseconds)
    response.on('close', () => clearInterval(timer))
  }
}

/** Bytes as fast as they are taken, without end. */
export const pour: Behaviour = (_request, response) => {
  const chunk = Buffer.alloc(64 * 1024, 'a')
  response.writeHead(200)
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  }
  response.on('drain', more)
  more()
}

/** Says 304 to whoever knows the mark, whatever has become of the body. */
export function giveMarked(body: string | Uint8Array, etag: string): Behaviour {
  return (request, response) => {
    const isKnown = request.headers['if-none-match'] === etag
    response.writeHead(isKnown ? 304 : 200, { etag }).end(isKnown ? undefined : body)
  }
}
