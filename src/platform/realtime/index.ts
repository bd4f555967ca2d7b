import { eventStreamPath } from '#contract/platform/system.ts'
import type { HttpServer } from '../http/server.ts'
import { Hub, type StreamOptions, type StreamStats } from './hub.ts'

export type { StreamOptions, StreamStats } from './hub.ts'
export type { Recipient } from './stream.ts'

/** The event streams of a process. */
export interface Streams {
  /** Answers at the contract's path; ends the streams before the server closes. */
  mount(app: HttpServer): void
  stats(): StreamStats
  close(): void
}

/** Opens the streams: from now on each tells its client which things changed, as far as the person may know. */
export function createStreams<Person>(options: StreamOptions<Person>): Streams {
  const hub = new Hub(options)
  return {
    mount(app) {
      app.get(eventStreamPath, { exposeHeadRoute: false }, (request, reply) => hub.answer(request, reply))
      // Before the server waits for its connections to end.
      app.addHook('preClose', (done) => {
        hub.close()
        done()
      })
    },
    stats: () => hub.stats(),
    close: () => hub.close(),
  }
}
