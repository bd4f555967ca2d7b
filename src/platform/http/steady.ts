import type { Readable } from 'node:stream'
import { refuseHttp } from './problems.ts'

/** How much of a file must arrive at least, in each of so many seconds. */
export interface Pace {
  readonly seconds: number
  readonly bytes: number
}

/** A kilobyte a second: slower than any line, so that a sender who trickles does not hold a place for good. */
export const uploadPace: Pace = { seconds: 30, bytes: 30 * 1024 }

/**
 * The bytes of a request's body, as long as they arrive at the pace. Only the time in which we wait for the sender
 * counts. The body is not destroyed where it is cut, so that the sender can still be told.
 * @throws AppError `http.too-slow`
 */
export async function* steadily(body: Readable, pace: Pace): AsyncGenerator<Uint8Array> {
  const tooSlow = Promise.withResolvers<never>()
  tooSlow.promise.catch(() => undefined)
  let arrived = 0
  let isWaiting = false
  const timer = setInterval(() => {
    if (isWaiting && arrived < pace.bytes)
      tooSlow.reject(refuseHttp('too-slow', { facts: { seconds: pace.seconds } }))
    arrived = 0
  }, pace.seconds * 1000)
  try {
    const chunks = body[Symbol.asyncIterator]()
    for (;;) {
      isWaiting = true
      const next: IteratorResult<unknown> = await Promise.race([chunks.next(), tooSlow.promise])
      isWaiting = false
      if (next.done === true) return
      if (!(next.value instanceof Uint8Array)) throw new TypeError('a body is bytes')
      arrived += next.value.length
      yield next.value
    }
  } finally {
    clearInterval(timer)
  }
}
