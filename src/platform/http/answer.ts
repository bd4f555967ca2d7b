import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { AnyRoute, Route } from '#contract/route.ts'

/** A request that has passed the contract's checks. */
export interface Call<R extends Route, Context> {
  readonly context: Context
  readonly params: z.output<R['params']>
  readonly query: z.output<R['query']>
  readonly body: z.output<R['body']>
  /** The version in If-Match, where the caller sent one. */
  readonly version: number | undefined
  /** The body of routes that take a file; empty otherwise. */
  readonly file: Readable
  /** The address of the caller's machine. */
  readonly address: string
  readonly agent: string
  /** Sets the session cookie, or takes it away with null. */
  setSession(token: string | null): void
}

/** A route with the function that answers it, its types erased for the registry. */
export interface Answering<Context> {
  readonly route: AnyRoute
  readonly reply: (call: Call<AnyRoute, Context>) => Promise<unknown>
}

/** A file for an answer; whoever hangs up has it closed. */
export interface FileAnswer {
  /** Latin letters, as it is to be called where it is kept. */
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly content: AsyncIterable<Uint8Array>
  close(): Promise<void>
}

/** One value, one per line, or a file; what a route without an answer returns is not looked at. */
type Replied<R extends Route> = R['answerForm'] extends 'lines'
  ? AsyncIterable<z.input<R['answer']>>
  : R['answerForm'] extends 'file'
    ? FileAnswer
    : undefined extends z.input<R['answer']>
      ? unknown
      : z.input<R['answer']>

/** Binds a route to its answer: `answer(readCi, ({ context, params }) => …)`. */
export function answering<Context>() {
  function answer<R extends Route>(
    route: R,
    reply: (call: Call<R, Context>) => Promise<Replied<R>>,
  ): Answering<Context>
  function answer(route: Route, reply: (call: Call<Route, Context>) => Promise<unknown>): Answering<Context> {
    return { route, reply }
  }
  return answer
}
