import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Transport } from '#contract/client.ts'
import type { HttpServer } from '#platform/http/server.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Calls the contract within this process: the app need not listen. */
export function callWithin(app: HttpServer): Transport {
  return async ({ method: asked, url, headers, body, asFile }) => {
    const method = methods.find((one) => one === asked) ?? 'GET'
    const payload = body === undefined ? {} : { payload: toPayload(body) }
    if (asFile) {
      const reply = await app.inject({ method, url, headers: { ...headers }, payloadAsStream: true })
      const bytes = () => reply.stream()
      return { status: reply.statusCode, text: () => text(bytes()), bytes }
    }
    const reply = await app.inject({ method, url, headers: { ...headers }, ...payload })
    return { status: reply.statusCode, text: () => Promise.resolve(reply.payload) }
  }
}

function toPayload(body: string | Blob | ReadableStream): string | Readable {
  if (typeof body === 'string') return body
  return Readable.fromWeb(body instanceof Blob ? body.stream() : body)
}
