/** The seven kinds of an expected "no"; each app maps a kind to a status or an exit code in one place. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'limited'
  | 'unavailable'

/** Values that fill the placeholders of a text and go into the log. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>

/** One thing wrong at one place: `path` is a JSON pointer (RFC 6901) or a file place such as `/line/12`. */
export interface Problem {
  readonly path: string
  readonly code: string
  readonly facts?: Facts
}

interface Details {
  readonly facts?: Facts
  readonly problems?: readonly Problem[]
  readonly cause?: unknown
  /** What the caller needs to settle the refusal, e.g. the current state after a conflict. */
  readonly current?: unknown
}

/** An expected refusal. Its text is looked up by `code` in the reader's language at the edge. */
export class AppError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly facts: Facts
  readonly problems: readonly Problem[]
  readonly current: unknown

  constructor(kind: ErrorKind, code: string, details: Details = {}) {
    super(`${code} ${JSON.stringify(details.facts ?? {})}`, { cause: details.cause })
    this.name = 'AppError'
    this.kind = kind
    this.code = code
    this.facts = details.facts ?? {}
    this.problems = details.problems ?? []
    this.current = details.current
  }
}

type Thrower<Codes extends string> = ((code: Codes, details?: Details) => AppError) & {
  readonly codes: readonly string[]
}

/**
 * A domain's catalogue of refusals.
 * @param area the domain's name, the first half of every code
 * @param kinds code within the domain → kind
 * @returns a function that makes the error to throw: `throw refuse('ci-not-found', { facts: { id } })`
 */
export function errorCatalogue<Codes extends string>(
  area: string,
  kinds: Readonly<Record<Codes, ErrorKind>>,
): Thrower<Codes> {
  const make = (code: Codes, details?: Details) => new AppError(kinds[code], `${area}.${code}`, details)
  return Object.assign(make, { codes: Object.keys(kinds).map((code) => `${area}.${code}`) })
}
