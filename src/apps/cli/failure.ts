import { stripVTControlCharacters } from 'node:util'
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
  if (error instanceof Refusal) {
    tellDetails(error.details, desk)
    // A breakdown of the server is in its log, under this id.
    const { id, status } = error.details
    if (status >= 500 && id !== '') desk.output.note(desk.say('failure.quote', { id }))
    return exitCodeOf(error.details)
  }
  const refusal = asRefusal(error)
  if (refusal !== undefined) {
    const details = describeRefusal(refusal, desk.language)
    tellDetails(details, desk)
    return exitCodeOf(details)
  }
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

const foreignAnswer = 'http.unreadable-answer'

function tellDetails({ code, status, title, problems }: ProblemDetails, desk: Desk): void {
  const text = code === foreignAnswer ? desk.say('failure.foreign', { status }) : title
  // What other programs say within it may be coloured.
  desk.output.note(stripVTControlCharacters(text))
  for (const { path, message } of problems) {
    desk.output.note(path === '' ? `  ${message}` : `  ${path}: ${message}`)
  }
}

function exitCodeOf({ code, status }: ProblemDetails): ExitCode {
  return code !== foreignAnswer && (status === 400 || status === 404) ? 2 : 3
}
