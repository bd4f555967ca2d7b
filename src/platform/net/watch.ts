import { refuseNet } from './errors.ts'
import type { NetLimits } from './limits.ts'

/** Looks at the time of one attempt and ends it. */
export interface Watch {
  /** Aborted with `net.too-slow`, or with the reason of the caller's signal. */
  readonly signal: AbortSignal
  /** Bytes have come. */
  count(bytes: number): void
  stop(): void
}

/** A server that sends a byte a second is as good as silent: each stretch must bring its bytes. */
export function startWatch(limits: NetLimits, host: string, signal: AbortSignal): Watch {
  const slow = new AbortController()
  const giveUp = (seconds: number) =>
    slow.abort(refuseNet('too-slow', { facts: { host, seconds: Math.ceil(seconds) } }))
  let bytes = 0
  let isAnswered = false
  const total = setTimeout(() => giveUp(limits.seconds), limits.seconds * 1000)
  const stretch = setInterval(() => {
    if (bytes < (isAnswered ? limits.slowestBytes : 1)) giveUp(limits.idleSeconds)
    bytes = 0
  }, limits.idleSeconds * 1000)
  return {
    signal: AbortSignal.any([slow.signal, signal]),
    count(more) {
      isAnswered = true
      bytes += more
    },
    stop() {
      clearTimeout(total)
      clearInterval(stretch)
    },
  }
}
