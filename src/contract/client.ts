import type { z } from 'zod'
import type { Route } from './route.ts'
import { ProblemDetails } from './shapes.ts'

/** A request as any transport (fetch, in-process) understands it. */
export interface Call {
  readonly method: string
  /** From `/api/v1` on, with the query. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Blob | ReadableStream | undefined
  /** The answer is a file, to be read while it comes. */
  readonly asFile?: true
}

interface Reply {
  readonly status: number
  text(): Promise<string>
  /** Of a file, as it comes. */
  bytes?(): AsyncIterable<Uint8Array>
}

export type Transport = (call: Call) => Promise<Reply>

type Part<Name extends string, Value> = undefined extends Value
  ? { readonly [K in Name]?: Value }
  : Record<string, never> extends Value
    ? { readonly [K in Name]?: Value }
    : { readonly [K in Name]: Value }

/** What a route's caller gives: parameters, query, body (a file's bytes where the route takes a file). */
export type Input<R extends Route> = Part<'params', z.input<R['params']>> &
  Part<'query', z.input<R['query']>> & { readonly body?: z.input<R['body']> | Blob | ReadableStream } & {
    /** The version that was read, for routes that check it (If-Match). */
    readonly version?: number
  }

export type Answer<R extends Route> = z.output<R['answer']>

/** The server's refusal, as it came. */
export class Refusal extends Error {
  readonly details: ProblemDetails

  constructor(details: ProblemDetails) {
    super(details.title)
    this.name = 'Refusal'
    this.details = details
  }
}

/** A function that calls any line of the contract over the transport; throws `Refusal`. */
export type Client = <R extends Route>(route: R, input?: Input<R>) => Promise<Answer<R>>

/** Makes the client; `headers` are sent with each call (e.g. Authorization, Accept-Language). */
export function createClient(
  transport: Transport,
  headers: () => Readonly<Record<string, string>> = () => ({}),
): Client {
  function call<R extends Route>(route: R, input?: Input<R>): Promise<Answer<R>>
  async function call(route: Route, input: LooseInput = {}): Promise<unknown> {
    const reply = await transport(toCall(route, input, headers()))
    const text = await reply.text()
    if (reply.status >= 400) throw new Refusal(readRefusal(reply.status, text))
    return route.answer.parse(text === '' ? undefined : JSON.parse(text))
  }
  return call
}

/** A function that fetches what a route answers as a file; throws `Refusal`. */
export type Download = <R extends Route>(route: R, input?: Input<R>) => Promise<AsyncIterable<Uint8Array>>

/** Makes the function that fetches files; as `createClient` otherwise. */
export function createDownload(
  transport: Transport,
  headers: () => Readonly<Record<string, string>> = () => ({}),
): Download {
  function download<R extends Route>(route: R, input?: Input<R>): Promise<AsyncIterable<Uint8Array>>
  async function download(route: Route, input: LooseInput = {}): Promise<AsyncIterable<Uint8Array>> {
    const reply = await transport({ ...toCall(route, input, headers()), asFile: true })
    if (reply.status >= 400) throw new Refusal(readRefusal(reply.status, await reply.text()))
    if (reply.bytes === undefined) throw new Error('this transport brings no files')
    return reply.bytes()
  }
  return download
}

interface LooseInput {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
  readonly version?: number
}

function toCall(route: Route, input: LooseInput, shared: Readonly<Record<string, string>>): Call {
  const url = `/api/v1${fillPath(route.path, entries(input.params))}${toSearch(entries(input.query))}`
  const headers: Record<string, string> = { accept: 'application/json', ...shared }
  if (input.version !== undefined) headers['if-match'] = `"${input.version}"`
  if (input.body === undefined) return { method: route.method, url, headers }
  if (input.body instanceof Blob || input.body instanceof ReadableStream) {
    return {
      method: route.method,
      url,
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body: input.body,
    }
  }
  headers['content-type'] = 'application/json'
  return { method: route.method, url, headers, body: JSON.stringify(input.body) }
}

function entries(values: unknown): readonly (readonly [string, unknown])[] {
  return typeof values === 'object' && values !== null ? Object.entries(values) : []
}

/** The route's path with the parameters in their places, each made safe for an address. */
export function pathOf(route: Pick<Route, 'path'>, params: unknown): string {
  return fillPath(route.path, entries(params))
}

function fillPath(path: string, params: readonly (readonly [string, unknown])[]): string {
  return params.reduce(
    (filled, [name, value]) => filled.replace(`{${name}}`, encodeURIComponent(String(value))),
    path,
  )
}

function toSearch(query: readonly (readonly [string, unknown])[]): string {
  const search = new URLSearchParams()
  for (const [name, value] of query) {
    if (value !== undefined && value !== null) search.set(name, String(value))
  }
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}

function readRefusal(status: number, text: string): ProblemDetails {
  const known = ProblemDetails.safeParse(parseOrNull(text))
  if (known.success) return known.data
  return {
    type: 'about:blank',
    title: `HTTP ${status}`,
    status,
    code: 'http.unreadable-answer',
    id: '',
    problems: [],
  }
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
