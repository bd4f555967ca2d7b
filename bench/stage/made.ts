import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Size } from '../sizes.ts'

/**
 * Makes the data of the size in a process of its own.
 * @param folder only what its sources publish, into this folder
 * @throws Error when it fails
 */
export async function makeApart(size: Size, folder?: string): Promise<void> {
  const script = join(import.meta.dirname, '../make.ts')
  const words = [script, size.name, ...(folder === undefined ? [] : [folder])]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'inherit', 'inherit'] })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`the data of ${size.name} could not be made`)
}
