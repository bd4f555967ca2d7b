import type { Call, Transport } from '#contract/client.ts'
import type { Language } from '#texts/index.ts'
import { refuseUse } from './errors.ts'

/** The headers of every call. @throws AppError `cli.token-missing` */
export function headersFor(server: {
  readonly token: string | undefined
  readonly language: Language
}): () => Readonly<Record<string, string>> {
  const { token, language } = server
  if (token === undefined) throw refuseUse('token-missing')
  return () => ({ authorization: `Bearer ${token}`, 'accept-language': language })
}

/** Calls a running server over HTTP. @throws AppError `cli.server-unreachable` */
export function callServer(base: string): Transport {
  return async (call) => {
    try {
      const answer = await fetch(base + call.url, toRequest(call))
      return { status: answer.status, text: () => answer.text(), bytes: () => bytesOf(answer) }
    } catch (cause) {
      throw refuseUse('server-unreachable', { facts: { url: base, reason: reasonOf(cause) }, cause })
    }
  }
}

async function* bytesOf(answer: Response): AsyncGenerator<Uint8Array> {
  if (answer.body !== null) yield* answer.body
}

function toRequest({ method, headers, body }: Call): RequestInit {
  const request = { method, headers: { ...headers } }
  if (body === undefined) return request
  // A stream's length is not known ahead: `half` says that the answer comes after it.
  return { ...request, body, ...(body instanceof ReadableStream ? { duplex: 'half' } : {}) }
}

/** fetch says only "fetch failed"; why is in the cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause instanceof Error) return error.cause.message || error.cause.name
  return error.message
}
