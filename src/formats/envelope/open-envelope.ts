import type { Problem } from '#kernel/errors/app-error.ts'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { isObject } from '../json/node.ts'
import { readJson } from '../json/read-json.ts'

/** A document that came in an envelope. */
export interface Enclosed {
  readonly bytes: Buffer
  /** What the envelope calls it: `https://cyclonedx.org/bom`; null: it does not. */
  readonly type: string | null
}

const lookedAt = 4096

/** The first name of a DSSE envelope, or of an in-toto statement, before anything of its content. */
const begins = /^\s*\{\s*"(?:payloadType|payload|signatures|_type|predicateType|subject|predicate)"\s*:/

/** Whether bytes (UTF-8) begin as an envelope does. */
function looksEnclosed(bytes: Buffer): boolean {
  return begins.test(bytes.toString('utf8', bytes[0] === 0xef ? 3 : 0, lookedAt))
}

/**
 * The document within a DSSE envelope (secure-systems-lab/dsse, `payload` in Base64) or an in-toto statement
 * (`predicate`), one around the other or alone. Signatures are not checked: who sends a document says so with or without.
 * @returns null for what is no envelope; problems where one cannot be opened: `envelope.not-opened`, those of JSON
 */
export function openEnvelope(bytes: Buffer): Parsed<Enclosed> | null {
  if (!looksEnclosed(bytes)) return null
  const outer = readJson(bytes)
  if (!outer.ok) return outer
  if (!isObject(outer.value)) return null
  if (!('payload' in outer.value)) return enclosedIn(outer.value)
  const { payload, payloadType } = outer.value
  const inner = typeof payload === 'string' && typeof payloadType === 'string' ? decoded(payload) : null
  if (inner === null) return null
  if (!looksEnclosed(inner)) return readable({ bytes: inner, type: String(payloadType) })
  const statement = readJson(inner)
  if (!statement.ok) return statement
  return (isObject(statement.value) ? enclosedIn(statement.value) : null) ?? notOpened()
}

/** What an in-toto statement says of its subjects; null for what is none. */
function enclosedIn(statement: Readonly<Record<string, unknown>>): Parsed<Enclosed> | null {
  const { predicate, predicateType } = statement
  if (typeof predicateType !== 'string' || predicate === undefined) return null
  // Tools put a document in as an object, as text, or below `Data`.
  const within = isObject(predicate) && Object.hasOwn(predicate, 'Data') ? predicate.Data : predicate
  if (typeof within === 'string') return readable({ bytes: Buffer.from(within), type: predicateType })
  return isObject(within)
    ? readable({ bytes: Buffer.from(JSON.stringify(within)), type: predicateType })
    : notOpened()
}

function notOpened() {
  return unreadable(problem('', 'envelope.not-opened'))
}

/** What is said beside a document that came in an envelope. */
export function withinEnvelope(type: string | null): Problem {
  return problem('', 'envelope.read-within', { type: (type ?? '').slice(0, 200) })
}

/** Base64 as RFC 4648 has it, in either alphabet; null for what is none. */
function decoded(text: string): Buffer | null {
  return /^[\w+/-]*={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null
}
