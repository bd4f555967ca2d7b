import { join, resolve } from 'node:path'
import { connectionsTo } from './connections.ts'
import type { Engine, EngineOptions } from './engine.ts'
import { isLocked } from './folder-lock.ts'
import { readHolder } from './holder.ts'
import { readPasswords } from './passwords.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { openSocketFolder } from './socket-folder.ts'
import { becomesTrue } from './waiting.ts'

/** Milliseconds to wait for a server that another process is just starting. */
const startingTime = 30_000

/**
 * The PostgreSQL that a living process, as a rule another one, supervises in the data folder. Waits up to 30 s
 * for one that is just starting. `stop` ends the attachment and leaves the server running.
 * @returns undefined when nobody runs one, or when it does not become ready
 */
export async function attachEngine(options: EngineOptions): Promise<Engine | undefined> {
  const folder = resolve(options.folder)
  const cluster = join(folder, 'postgres')
  let version: string | undefined
  await becomesTrue(async () => {
    if (!isLocked(folder)) return true
    version = readPostmasterFile(cluster)?.ready ? (await readHolder(folder))?.version : undefined
    return version !== undefined
  }, startingTime)
  const passwords = await readPasswords(folder)
  if (version === undefined || passwords === undefined) return undefined
  const socket = openSocketFolder(cluster)
  let isOpen = true
  return {
    ...connectionsTo(socket.path, passwords),
    version,
    owned: false,
    pid: () => readPostmasterFile(cluster)?.pid,
    stop() {
      if (isOpen) socket.close()
      isOpen = false
      return Promise.resolve()
    },
    onStateChange: () => undefined,
  }
}
