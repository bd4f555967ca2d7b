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

/** One problem at `path` (JSON pointer). */
export function problem(path: string, code: string, facts?: Facts): Problem {
  return facts === undefined ? { path, code } : { path, code, facts }
}
