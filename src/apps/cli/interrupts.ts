import { Ending } from './failure.ts'

/** Ctrl-C and a polite kill, while a command runs. */
export interface Interrupts {
  /** Rejects when the person, or the system, wants us to leave. */
  readonly left: Promise<never>
  /** Aborted then: what breaks off from there on is no fault. */
  readonly signal: AbortSignal
  /** The next Ctrl-C does this instead; the one after it leaves. @returns takes it back */
  divert(work: () => void): () => void
  stop(): void
}

export function hearInterrupts(): Interrupts {
  let diversion: (() => void) | undefined
  const leaving = Promise.withResolvers<never>()
  const control = new AbortController()
  // Nobody may be waiting when it comes.
  leaving.promise.catch(() => undefined)
  const leave = () => {
    stop()
    control.abort()
    leaving.reject(new Ending(3))
  }
  const interrupt = () => {
    const work = diversion
    diversion = undefined
    if (work === undefined) leave()
    else work()
  }
  const stop = () => {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', leave)
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', leave)
  return {
    left: leaving.promise,
    signal: control.signal,
    divert(work) {
      diversion = work
      return () => {
        diversion = undefined
      }
    },
    stop,
  }
}
