import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { refuse } from './errors.ts'
import { socketName } from './postmaster-file.ts'
import { hasProc } from './processes.ts'

/** The folder of the socket as a client names it. */
export interface SocketFolder {
  readonly path: string
  close(): void
}

/** The longest name of a Unix socket in bytes: `sun_path` less its closing zero. */
const limit = process.platform === 'linux' ? 107 : 103

/**
 * The cluster as the place of the socket; when its name is too long for a socket, the kernel's short name of a
 * handle we keep open on it, which leaves nothing behind and works in this process only.
 * @throws postgres.folder-too-long where the kernel has no such names
 */
export function openSocketFolder(cluster: string): SocketFolder {
  if (Buffer.byteLength(join(cluster, socketName)) <= limit) return { path: cluster, close: () => undefined }
  if (!hasProc) throw refuse('folder-too-long', { facts: { folder: cluster, limit } })
  const handle = openSync(cluster, 'r')
  return { path: `/proc/${process.pid}/fd/${handle}`, close: () => closeSync(handle) }
}
