import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Desk } from './desk.ts'

/** What every command is given by commander. */
export interface Common {
  readonly json?: boolean
}

/** A command with its help in the reader's language and `--json`. */
export function addCommand(parent: Command, desk: Desk, name: string): Command {
  const path = [...namesOf(parent), name.split(' ')[0]].join('-')
  return parent
    .command(name)
    .description(desk.say(`commands.${path}`))
    .option('--json', desk.say('options.json'))
}

/** A word that stands before commands: `ci create`. */
export function addGroup(parent: Command, desk: Desk, name: string): Command {
  return parent.command(name).description(desk.say(`commands.${name}`))
}

function namesOf(command: Command): readonly string[] {
  return command.parent === null ? [] : [...namesOf(command.parent), command.name()]
}

/** An option that takes one of the words. */
export function choice(flags: string, text: string, words: readonly string[]): Option {
  return new Option(flags, text).choices(words)
}

/** Rows shown unless told. */
const usualRows = 1000

/** `--limit` and `--cursor`, for lists. */
export function addPaging(command: Command, desk: Desk): Command {
  return command
    .option('--limit <N>', desk.say('options.limit'), readCount, usualRows)
    .option('--cursor <CURSOR>', desk.say('options.cursor'))
}

/** What `addPaging` reads. */
export interface Paging {
  readonly limit: number
  readonly cursor?: string
}

function readCount(text: string): number {
  const count = Number(text)
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('')
  return count
}

/** Gathers an option that may be given several times. */
export function gather(text: string, before: readonly string[]): readonly string[] {
  return [...before, text]
}
