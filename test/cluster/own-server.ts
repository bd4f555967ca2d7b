import { existsSync, rmSync } from 'node:fs'
import { mkdtemp, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLog } from '#platform/log/log.ts'
import { type Engine, startEngine } from '#platform/postgres/index.ts'
import type { Server } from './server.ts'

/** The PostgreSQL of the product, in a folder that is removed with it. */
export async function startOwnServer(): Promise<Server> {
  const folder = await mkdtemp(join(await chooseDisk(), 'renkei-test-'))
  let engine: Engine | undefined
  // vitest does not wait for anything when it is interrupted.
  const remove = () => {
    endNow(engine, folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
  process.once('exit', remove)
  engine = await startEngine({
    folder,
    // It would tell of every connection that a test cuts on purpose.
    log: openLog('silent'),
    settings: { max_connections: '200', shared_buffers: '128MB', max_wal_size: '256MB' },
  })
  const { admin, connection, stop } = engine
  return {
    admin,
    owner: connection,
    async stop() {
      await stop()
      process.off('exit', remove)
      remove()
    },
  }
}

const memoryDisk = '/dev/shm'

/** In memory where there is plenty of it: a new database takes 30 ms there, and 200 ms on a disk that is synced. */
async function chooseDisk(): Promise<string> {
  const disk = await statfs(memoryDisk).catch(() => undefined)
  return disk !== undefined && disk.bavail * disk.bsize > 4e9 ? memoryDisk : tmpdir()
}

/** Ends it without going back to the event loop; waits until it has put its file away, at most 3 s. */
function endNow(engine: Engine | undefined, folder: string): void {
  const pid = engine?.pid()
  if (pid === undefined) return
  process.kill(pid, 'SIGQUIT')
  const file = join(folder, 'postgres', 'postmaster.pid')
  for (let waits = 0; existsSync(file) && waits < 150; waits += 1) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
  }
}
