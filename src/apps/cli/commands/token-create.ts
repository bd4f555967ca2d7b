import type { Command } from 'commander'
import { createToken } from '#contract/identity/sessions.ts'
import { withConnection } from '../connection.ts'
import { addCommand, type Common } from '../declare.ts'
import type { Desk } from '../desk.ts'

interface Options extends Common {
  readonly user: string
  readonly name: string
}

/** `token create`: prints the token and nothing else. */
export function addTokenCreate(token: Command, desk: Desk): void {
  addCommand(token, desk, 'create')
    .requiredOption('--user <LOGIN>', desk.say('options.user'))
    .option('--name <LABEL>', desk.say('options.label'), 'renkei token create')
    .action(async (options: Options) => {
      await withConnection(desk, async ({ client }) => {
        const made = await client(createToken, { body: { label: options.name, user: options.user } })
        if (options.json === true) desk.output.json(made)
        else desk.output.lines([made.secret])
      })
    })
}
