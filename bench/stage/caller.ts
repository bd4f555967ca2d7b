import { Readable } from 'node:stream'
import { type Client, createClient, type Transport } from '#contract/client.ts'
import type { HttpServer } from '#platform/http/server.ts'

/** Somebody who calls the contract, and how long the product took to answer. */
export interface Caller {
  readonly call: Client
  /** Milliseconds of the last call: authentication, access, query and answer, without the network. */
  took(): number
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Calls the server within this process. */
export function callerWithin(app: HttpServer, headers: Readonly<Record<string, string>>): Caller {
  let last = 0
  const transport: Transport = async ({ method: asked, url, headers: own, body }) => {
    const method = methods.find((one) => one === asked) ?? 'GET'
    const payload = body === undefined ? {} : { payload: toPayload(body) }
    const began = performance.now()
    const reply = await app.inject({ method, url, headers: { ...own, ...headers }, ...payload })
    last = performance.now() - began
    return { status: reply.statusCode, text: () => Promise.resolve(reply.payload) }
  }
  return { call: createClient(transport), took: () => last }
}

function toPayload(body: string | Blob | ReadableStream): string | Readable {
  if (typeof body === 'string') return body
  return Readable.fromWeb(body instanceof Blob ? body.stream() : body)
}
