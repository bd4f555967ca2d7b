import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '#kernel/errors/app-error.ts'
import { refuseNet } from './errors.ts'
import { isTransient } from './failures.ts'
import type { NetLimits } from './limits.ts'

/** Carries what the server asked for beside the refusal. */
const wishes = new WeakMap<AppError, number>()

/** Notes that the server wants to be left alone for so many seconds (Retry-After). */
export function withWish(error: AppError, seconds: number | undefined): AppError {
  if (seconds !== undefined) wishes.set(error, seconds)
  return error
}

/**
 * Tries until it goes well, up to the limit, with growing pauses or those that the server asks for.
 * @throws AppError `net.must-wait` when the server wants us to wait for long; else the last refusal
 */
export async function retrying<T>(
  means: { readonly limits: NetLimits; readonly host: string; readonly signal: AbortSignal },
  attempt: () => Promise<T>,
): Promise<T> {
  const { limits, host, signal } = means
  for (let number = 1; ; number += 1) {
    try {
      return await attempt()
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof AppError && isTransient(error))) throw error
      const wish = wishes.get(error)
      if (wish !== undefined && wish > limits.longestPauseSeconds) throw mustWait(error, { host, wish })
      if (number >= limits.attempts) throw error
      await pause((wish ?? pauseBefore(number + 1, limits)) * 1000, undefined, { signal })
    }
  }
}

function mustWait(cause: AppError, { host, wish }: { readonly host: string; readonly wish: number }) {
  const status = cause.facts.status ?? null
  return refuseNet('must-wait', { facts: { host, status, seconds: wish }, cause })
}

/** Doubled each time; half of it is left to chance, so that not everybody comes back at once. */
function pauseBefore(attempt: number, limits: NetLimits): number {
  const longest = Math.min(limits.longestPauseSeconds, limits.pauseSeconds * 2 ** (attempt - 2))
  return longest * (0.5 + Math.random() / 2)
}

/** Retry-After in seconds: RFC 9110 §10.2.3, a number or a date. At most a month. */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  const seconds = /^\d{1,9}$/.test(header.trim())
    ? Number(header)
    : Math.ceil((Date.parse(header) - now) / 1000)
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), 2_592_000) : undefined
}
