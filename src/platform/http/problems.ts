import { randomUUID } from 'node:crypto'
import { ZodError } from 'zod'
import type { ProblemDetails, ProblemLine } from '#contract/shapes.ts'
import { AppError, type ErrorKind, errorCatalogue, type Problem } from '#kernel/errors/app-error.ts'
import { hasText, type Language, say } from '#texts/index.ts'
import { isConnectionLoss } from '../database/connection-loss.ts'

/** Refusals of the HTTP layer itself. */
export const refuseHttp = errorCatalogue('http', {
  'invalid-input': 'invalid',
  'unknown-route': 'not-found',
  'cross-site': 'forbidden',
  'not-signed-in': 'unauthenticated',
  'too-large': 'invalid',
  'too-slow': 'invalid',
  'version-missing': 'invalid',
  'not-ready': 'unavailable',
  'exports-busy': 'limited',
})

/** The only map from kinds to statuses. */
const statuses: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  limited: 429,
  unavailable: 503,
}

/** An error as an expected refusal, or undefined when it is a bug or a broken machine. */
export function asRefusal(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error
  if (error instanceof ZodError) return refuseHttp('invalid-input', { problems: readIssues(error) })
  if (isConnectionLoss(error)) return refuseHttp('not-ready', { cause: error })
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuseHttp('too-large')
  const isBadRequest = 'statusCode' in error && error.statusCode === 400
  if (isBadRequest) return refuseHttp('invalid-input', { problems: [{ path: '', code: 'input.unreadable' }] })
  return undefined
}

function readIssues(error: ZodError): readonly Problem[] {
  return error.issues.map((issue) => ({
    path: issue.path.map((part) => `/${String(part)}`).join(''),
    code: `input.${issue.code}`,
  }))
}

/** RFC 9457 problem details of a refusal, in the language. */
export function describeRefusal(refusal: AppError, language: Language): ProblemDetails {
  return {
    type: `urn:renkei:error:${refusal.code}`,
    title: say(language, `errors:${refusal.code}`, refusal.facts),
    status: statuses[refusal.kind],
    code: refusal.code,
    id: randomUUID(),
    problems: refusal.problems.map((one) => describeProblem(one, language)),
    ...(refusal.current === undefined ? {} : { current: refusal.current }),
  }
}

/** Problem details of a bug: what happened stays in the log, under the id. */
export function describeBreakdown(language: Language): ProblemDetails {
  return {
    type: 'urn:renkei:error:http.broken',
    title: say(language, 'errors:http.broken'),
    status: 500,
    code: 'http.broken',
    id: randomUUID(),
    problems: [],
  }
}

/** One problem in the reader's words. */
export function describeProblem(one: Problem, language: Language): ProblemLine {
  const key = [`problems:${one.code}`, `errors:${one.code}`].find(hasText) ?? 'problems:input.unknown'
  return { path: one.path, code: one.code, message: say(language, key, one.facts) }
}
