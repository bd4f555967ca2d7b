import { type Command, InvalidArgumentError } from 'commander'
import type { Desk } from '../desk.ts'

const roles = ['web', 'worker', 'intake']

/** `serve`: runs Renkei until it is told to stop. */
export function addServe(program: Command, desk: Desk): void {
  program
    .command('serve')
    .description(desk.say('commands.serve'))
    .option('--roles <ROLES>', desk.say('options.roles'), readRoles)
    .option('--sample', desk.say('options.sample'))
    .action(async (options: { readonly roles?: readonly string[]; readonly sample?: boolean }) => {
      // Wrong settings are told as bad use, before anything starts.
      desk.readConfig()
      const { serve } = await import('../../server/serve.ts')
      await serve(options)
    })
}

function readRoles(text: string): readonly string[] {
  const named = text.split(',').map((role) => role.trim())
  if (!named.every((role) => roles.includes(role))) throw new InvalidArgumentError('')
  return named
}
