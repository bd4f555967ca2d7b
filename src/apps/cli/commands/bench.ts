import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { addCommand, type Common, choice } from '../declare.ts'
import type { Desk } from '../desk.ts'
import { refuseUse } from '../errors.ts'
import { Ending } from '../failure.ts'

const script = join(import.meta.dirname, '../../../../bench/main.ts')

/** `bench`: measures the program on made-up data of its own, in a process of its own; exits with 1 when a target is missed. */
export function addBench(program: Command, desk: Desk): void {
  const size = choice('--size <SIZE>', desk.say('options.bench-size'), ['XS', 'S', 'L', 'XL']).default('S')
  addCommand(program, desk, 'bench <NAME>')
    .addOption(size)
    .action(async (name: string, options: Common & { readonly size: string }) => {
      if (!existsSync(script)) throw refuseUse('bench-missing')
      const words = [name, '--size', options.size, ...(options.json === true ? ['--json'] : [])]
      const child = spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'inherit', 'inherit'] })
      const [code] = await once(child, 'exit')
      if (code !== 0) throw new Ending(code === 1 || code === 2 ? code : 3)
    })
}
