import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** The name of the socket: PostgreSQL never listens on TCP, the number only makes the file's name. */
export const port = 5432
export const socketName = `.s.PGSQL.${port}`

const fileName = 'postmaster.pid'

/** What the server writes about itself into `postmaster.pid` (lines 1 and 8). */
export interface PostmasterFile {
  readonly pid: number
  readonly ready: boolean
}

/** The cluster's `postmaster.pid`, `undefined` when there is none, as after a clean stop. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  const lines = readText(join(cluster, fileName)).split('\n')
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  return { pid, ready: lines[7]?.trim() === 'ready' }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/**
 * Removes the files by which PostgreSQL locks its cluster. Only for a server known to be dead whose process id
 * now belongs to a stranger: PostgreSQL would take the stranger for itself and refuse to start.
 */
export async function removePostmasterFiles(cluster: string): Promise<void> {
  for (const name of [fileName, socketName, `${socketName}.lock`]) {
    await rm(join(cluster, name), { force: true })
  }
}
