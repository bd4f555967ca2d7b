import type { Command } from 'commander'
import type { Input } from '#contract/client.ts'
import type { listVulnerabilities } from '#contract/matching/findings.ts'
import { narrowings } from '#contract/matching/worklist-filter.ts'
import { choice } from './declare.ts'
import type { Desk } from './desk.ts'

type Query = NonNullable<Input<typeof listVulnerabilities>['query']>

/** What `addWorklistOptions` reads. */
export type WorklistOptions = Pick<Query, (typeof narrowings)[number]> & {
  readonly state: 'open' | 'settled' | 'all'
  readonly q?: string
}

/** The options that narrow a worklist, alike wherever one is listed or decided on. */
export function addWorklistOptions(command: Command, desk: Desk): Command {
  command
    .addOption(
      choice('--state <STATE>', desk.say('options.list-state'), ['open', 'settled', 'all']).default('open'),
    )
    .option('--q <TEXT>', desk.say('options.list-q'))
  for (const field of narrowings) command.option(`--${field} <CHOICE>`, desk.say(`options.narrowed-${field}`))
  return command
}

/** The narrowing as the contract takes it. */
export function readNarrowing(options: WorklistOptions): WorklistOptions {
  const { state, q } = options
  const told = narrowings.flatMap((field) => (options[field] === undefined ? [] : [[field, options[field]]]))
  return { state, ...(q !== undefined && { q }), ...Object.fromEntries(told) }
}
