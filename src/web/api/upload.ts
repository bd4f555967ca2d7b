import i18next from 'i18next'
import { type Answer, createClient, type Input, type Transport } from '#contract/client.ts'
import type { Route } from '#contract/route.ts'
import { Unreachable } from './client.ts'

/** How much of a file has been sent, in bytes. */
export interface Sent {
  readonly sent: number
  readonly total: number
}

interface Options {
  readonly onSent: (sent: Sent) => void
  /** Calls the transfer off. */
  readonly signal: AbortSignal
}

/**
 * Sends a file to a route that takes one, telling how far it is. The browser reads the file as it sends it, so its
 * size does not matter.
 * @throws Refusal of the server · Unreachable when the line broke · the signal's reason when it was called off
 */
export function uploadFile<R extends Route>(route: R, input: Input<R>, options: Options): Promise<Answer<R>> {
  const send = createClient(withProgress(options), () => ({ 'accept-language': i18next.language }))
  return send(route, input)
}

/** `fetch` does not tell how much of a body has gone out; this older way does. */
function withProgress({ onSent, signal }: Options): Transport {
  return ({ method, url, headers, body }) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const request = new XMLHttpRequest()
      request.open(method, url)
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
      request.upload.onprogress = ({ loaded, total }) => onSent({ sent: loaded, total })
      request.onload = () => {
        const text = request.responseText
        resolve({ status: request.status, text: () => Promise.resolve(text) })
      }
      request.onerror = () => reject(new Unreachable(null))
      request.onabort = () => reject(signal.reason)
      signal.addEventListener('abort', () => request.abort(), { once: true })
      request.send(body instanceof Blob ? body : null)
    })
}
