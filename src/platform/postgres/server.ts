import { once } from 'node:events'
import { open } from 'node:fs/promises'
import type { Binaries } from './binaries.ts'
import type { EngineLog } from './engine.ts'
import { refuse } from './errors.ts'
import { launch } from './launcher.ts'
import { clearLeftovers } from './leftovers.ts'
import { readPostmasterFile } from './postmaster-file.ts'
import { serverLog } from './server-log.ts'
import { serverArguments } from './settings.ts'
import { pause, settlesWithin } from './waiting.ts'

/** Everything needed to start the server again and again. */
export interface ServerPlan {
  readonly cluster: string
  readonly binaries: Binaries
  readonly log: EngineLog
  readonly settings: Readonly<Record<string, string>>
  /** Milliseconds for an orderly stop. */
  readonly stopWithin: number
}

/** One process of the server, from its start to its end. */
export interface Server {
  readonly pid: number
  /** Resolves when it has ended, with how: `exit code 1` or `SIGKILL`. */
  readonly ended: Promise<string>
  /** Ends it: orderly, then hard, then by force. */
  stop(): Promise<void>
  /** Its last words. */
  lastLog(): Promise<string>
}

/** Starts the server's process; it is not ready yet. */
export async function spawnServer(plan: ServerPlan): Promise<Server> {
  const { cluster, binaries, settings } = plan
  await clearLeftovers(plan)
  const handle = await open(cluster)
  const child = launch(binaries.launcher, {
    path: binaries.postgres,
    args: serverArguments(cluster, settings),
    stdio: ['ignore', 'ignore', 'pipe', handle.fd],
  })
  const log = serverLog(plan.log)
  child.stderr?.on('data', (chunk: Buffer) => log.read(chunk))
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })
  const closed = new Promise((resolve) => child.once('close', resolve))
  try {
    await once(child, 'spawn')
  } catch (error) {
    throw refuse('start-failed', { facts: { log: String(error) }, cause: error })
  } finally {
    await handle.close()
  }
  return {
    pid: child.pid ?? 0,
    ended,
    async stop() {
      log.calm()
      await stop(plan, ended, (name) => child.kill(name))
    },
    async lastLog() {
      await settlesWithin(closed, 200)
      return log.last()
    },
  }
}

async function stop(plan: ServerPlan, ended: Promise<string>, kill: (name: NodeJS.Signals) => void) {
  kill('SIGINT')
  if (await settlesWithin(ended, plan.stopWithin)) return
  plan.log.warn({ milliseconds: plan.stopWithin }, 'PostgreSQL does not stop in time and is forced')
  kill('SIGQUIT')
  if (!(await settlesWithin(ended, 2000))) kill('SIGKILL')
  await ended
  await clearLeftovers(plan)
}

/**
 * Waits until the server takes connections. There is no limit: after a crash it first reads its log again, and
 * it either becomes ready or ends.
 * @throws postgres.start-failed with the last lines of its log when it ends first
 */
export async function awaitReady(server: Server, cluster: string): Promise<void> {
  let end: string | undefined
  void server.ended.then((how) => {
    end = how
  })
  while (end === undefined) {
    const file = readPostmasterFile(cluster)
    if (file?.pid === server.pid && file.ready) return
    await pause(10)
  }
  throw refuse('start-failed', { facts: { how: end, log: await server.lastLog() } })
}
