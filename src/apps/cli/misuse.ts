import type { CommanderError } from 'commander'
import type { Desk } from './desk.ts'

/** Commander's codes and our texts for them. */
const texts: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'unknown-command',
  'commander.unknownOption': 'unknown-option',
  'commander.missingArgument': 'missing-argument',
  'commander.optionMissingArgument': 'option-needs-value',
  'commander.missingMandatoryOptionValue': 'missing-option',
  'commander.excessArguments': 'excess-arguments',
  'commander.invalidArgument': 'invalid-value',
  'commander.conflictingOption': 'conflicting-options',
}

/** A misuse in our words; undefined when the help itself has been shown. */
export function describeMisuse(error: CommanderError, desk: Desk): string | undefined {
  if (error.code === 'commander.help') return undefined
  const key = texts[error.code]
  if (key === undefined) return error.message
  // Commander tells what it met only within its own sentence, in quotes.
  const [name = '', other = ''] = [...error.message.matchAll(/'([^']*)'/g)].map((found) => found[1] ?? '')
  const isFirstTheOption = error.code === 'commander.invalidArgument'
  const facts = isFirstTheOption ? { name, value: other } : { name, other }
  return `${desk.say(`misuse.${key}`, facts)}\n${desk.say('misuse.help')}`
}
