import type { EngineLog } from './engine.ts'
import { readPostmasterFile, removePostmasterFiles } from './postmaster-file.ts'
import { exists, hasProc, postgresIn, signal } from './processes.ts'
import { becomesTrue } from './waiting.ts'

interface Cleaning {
  readonly cluster: string
  readonly log: EngineLog
  /** Milliseconds for an orderly stop. */
  readonly stopWithin: number
}

/**
 * Makes way for a new server: ends the server a dead supervisor left behind, or the children a dead server left
 * behind, and removes a `postmaster.pid` that names a stranger. To be called by the holder of the folder only.
 */
export async function clearLeftovers(cleaning: Cleaning): Promise<void> {
  const { cluster, log } = cleaning
  const file = readPostmasterFile(cluster)
  if (file === undefined || !hasProc) return
  const left = postgresIn(cluster)
  if (left.length > 0) {
    log.warn({ processes: left.join(' ') }, 'ending PostgreSQL processes left behind')
    await end(cleaning, left.includes(file.pid) ? file.pid : undefined)
  }
  const after = readPostmasterFile(cluster)
  if (after !== undefined && exists(after.pid)) await removePostmasterFiles(cluster)
}

async function end({ cluster, stopWithin }: Cleaning, postmaster: number | undefined): Promise<void> {
  const isGone = () => postgresIn(cluster).length === 0
  if (postmaster !== undefined) {
    signal(postmaster, 'SIGINT')
    if (await becomesTrue(isGone, stopWithin)) return
  }
  // Without a postmaster nobody else ends a backend that is deep in a query; both signals lose nothing
  // that was committed.
  for (const name of ['SIGQUIT', 'SIGKILL'] as const) {
    for (const pid of postgresIn(cluster)) signal(pid, name)
    if (await becomesTrue(isGone, 2000)) return
  }
}
