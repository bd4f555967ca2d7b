import { CommanderError } from 'commander'
import { Refusal } from '#contract/client.ts'
import type { ProblemDetails } from '#contract/shapes.ts'
import { asRefusal, describeRefusal } from '#platform/http/problems.ts'
import type { Desk } from './desk.ts'
import { describeMisuse } from './misuse.ts'

/** 1 found something · 2 bad use · 3 failed; 0, fine, needs no error. */
type ExitCode = 1 | 2 | 3

/** Ends the command with a code when everything has been said. */
export class Ending extends Error {
  readonly code: ExitCode

  constructor(code: ExitCode) {
    super(`exit ${code}`)
    this.name = 'Ending'
    this.code = code
  }
}

/** Says what went wrong, in the language of the desk. @returns the exit code */
export function tellFailure(error: unknown, desk: Desk): number {
  if (error instanceof Ending) return error.code
  if (error instanceof CommanderError) return tellMisuse(error, desk)
  const details = detailsOf(error, desk)
  if (details !== undefined) return tellRefusal(details, desk)
  const reason = error instanceof Error ? error.message : String(error)
  desk.output.note(desk.say('failure.broken', { reason }))
  return 3
}

function tellMisuse(error: CommanderError, desk: Desk): number {
  const isFine = error.code === 'commander.helpDisplayed' || error.code === 'commander.version'
  if (isFine) return 0
  const text = describeMisuse(error, desk)
  if (text !== undefined) desk.output.note(text)
  return 2
}

function detailsOf(error: unknown, desk: Desk): ProblemDetails | undefined {
  if (error instanceof Refusal) return error.details
  const refusal = asRefusal(error)
  return refusal === undefined ? undefined : describeRefusal(refusal, desk.language)
}

function tellRefusal(details: ProblemDetails, desk: Desk): number {
  const isForeign = details.code === 'http.unreadable-answer'
  desk.output.note(isForeign ? desk.say('failure.foreign', { status: details.status }) : details.title)
  for (const problem of details.problems) {
    desk.output.note(problem.path === '' ? `  ${problem.message}` : `  ${problem.path}: ${problem.message}`)
  }
  if (details.status >= 500 && details.id !== '')
    desk.output.note(desk.say('failure.quote', { id: details.id }))
  const isBadUse = !isForeign && (details.status === 400 || details.status === 404)
  return isBadUse ? 2 : 3
}
