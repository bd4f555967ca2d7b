import { existsSync, readdirSync, readlinkSync, statSync } from 'node:fs'
import { basename } from 'node:path'

/** Linux shows its processes as files; elsewhere we leave such questions to PostgreSQL itself. */
export const hasProc = existsSync('/proc/self/cwd')

/**
 * The processes of PostgreSQL that work in the cluster's folder.
 * Every process of a server works in the cluster, which names it more surely than a
 * process id read from a file: ids are given again to strangers.
 */
export function postgresIn(cluster: string): readonly number[] {
  if (!(hasProc && existsSync(cluster))) return []
  const { dev, ino } = statSync(cluster)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isPostgres(pid) && worksIn(pid, { dev, ino }))
}

/** Whether a process with this id exists, whoever it is. */
export function exists(pid: number): boolean {
  return existsSync(`/proc/${pid}`)
}

/** Sends the signal; a process that is gone already needs none. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // gone in between
  }
}

function isPostgres(pid: number): boolean {
  try {
    return /^postgres( \(deleted\))?$/.test(basename(readlinkSync(`/proc/${pid}/exe`)))
  } catch {
    return false // ended in between, a zombie, or another user's
  }
}

function worksIn(pid: number, folder: { readonly dev: number; readonly ino: number }): boolean {
  try {
    const { dev, ino } = statSync(`/proc/${pid}/cwd`)
    return dev === folder.dev && ino === folder.ino
  } catch {
    return false
  }
}
