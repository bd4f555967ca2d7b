import type { Facts, Problem } from '../errors/app-error.ts'

/** The outcome of reading bad-or-good input from outside: a value with warnings, or problems. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** A value that could be read, with what could not. */
export function readable<T>(value: T, warnings: readonly Problem[] = []): Parsed<T> {
  return { ok: true, value, warnings }
}

/** Input that could not be read at all, and why. */
export function unreadable(...problems: readonly Problem[]): {
  readonly ok: false
  readonly problems: readonly Problem[]
} {
  return { ok: false, problems }
}

/**
 * One problem at `path` (JSON pointer). Path and facts may repeat pieces of the input, cut anywhere: what could be
 * neither stored nor sent (U+0000, half a character) is replaced.
 */
export function problem(path: string, code: string, facts?: Facts): Problem {
  if (facts === undefined) return { path: storable(path), code }
  const entries = Object.entries(facts)
  const isStorable = entries.every(([, fact]) => typeof fact !== 'string' || storable(fact) === fact)
  const kept = isStorable
    ? facts
    : Object.fromEntries(
        entries.map(([name, fact]) => [name, typeof fact === 'string' ? storable(fact) : fact]),
      )
  return { path: storable(path), code, facts: kept }
}

function storable(text: string): string {
  if (text.isWellFormed() && !text.includes('\u0000')) return text
  return text.toWellFormed().replaceAll('\u0000', '\ufffd')
}
