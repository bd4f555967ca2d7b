import { access, constants, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { chooseAccount } from './account.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { clusterMajor, createCluster } from './cluster.ts'
import { type Connections, connectionsTo } from './connections.ts'
import type { Engine, EngineOptions } from './engine.ts'
import { refuse } from './errors.ts'
import { type FolderLock, takeLock } from './folder-lock.ts'
import { readHolder, removeHolder, writeHolder } from './holder.ts'
import { ensurePasswords, type Passwords, readPasswords } from './passwords.ts'
import { openSocketFolder, type SocketFolder } from './socket-folder.ts'
import { Supervisor } from './supervisor.ts'

/** Milliseconds an orderly stop may take unless told. */
const patience = 30_000

/** Where copies of the binaries are kept for an account that cannot enter the data folder. */
const machineCache = '/var/cache/renkei'

/**
 * Starts PostgreSQL on the data folder, making the cluster first when there is none, and keeps it running until
 * `stop`. Call it on the main thread: the server ends when the thread that started it ends.
 * @throws the codes of errors.ts, all `unavailable`
 */
export async function startEngine(options: EngineOptions): Promise<Engine> {
  const folder = resolve(options.folder)
  await openFolder(folder)
  const lock = await takeLock(folder)
  if (lock === undefined) {
    const holder = await readHolder(folder)
    throw refuse('folder-in-use', { facts: { folder, pid: holder?.pid ?? '?' } })
  }
  try {
    await writeHolder(folder, { pid: process.pid })
    return await run({ ...options, folder }, lock)
  } catch (error) {
    await leaveFolder(folder, lock)
    throw error
  }
}

async function leaveFolder(folder: string, lock: FolderLock): Promise<void> {
  try {
    await removeHolder(folder)
  } finally {
    lock.release()
  }
}

async function openFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw refuse('folder-not-writable', { facts: { folder, reason: String(error) }, cause: error })
  }
}

async function run(options: EngineOptions, lock: FolderLock): Promise<Engine> {
  const { folder, log, settings = {}, stopWithin = patience } = options
  const cluster = join(folder, 'postgres')
  const { binaries, passwords } = await prepare(options, cluster)
  const socket = openSocketFolder(cluster)
  const supervisor = new Supervisor({ cluster, binaries, log, settings, stopWithin })
  try {
    await supervisor.start()
    await writeHolder(folder, { pid: process.pid, version: binaries.version })
  } catch (error) {
    await supervisor.stop()
    socket.close()
    throw error
  }
  log.info({ version: binaries.version, folder, by: binaries.launcher.by }, 'PostgreSQL is ready')
  const connections = connectionsTo(socket.path, passwords)
  return ownedEngine({ folder, lock, socket, supervisor, connections, version: binaries.version })
}

interface Prepared {
  readonly binaries: Binaries
  readonly passwords: Passwords
}

async function prepare(options: EngineOptions, cluster: string): Promise<Prepared> {
  const { folder, binaries: named } = options
  const found = await clusterMajor(cluster)
  const account = await chooseAccount(cluster)
  const spare = account === undefined ? join(folder, 'engine') : machineCache
  const binaries = await findBinaries({ named, account, spare })
  if (found === undefined) {
    const passwords = await ensurePasswords(folder)
    await createCluster({ folder, cluster, binaries, passwords })
    return { binaries, passwords }
  }
  if (found !== binaries.major) {
    throw refuse('other-major', { facts: { folder: cluster, found, needed: binaries.major } })
  }
  const passwords = await readPasswords(folder)
  if (passwords === undefined) throw refuse('passwords-missing', { facts: { folder } })
  return { binaries, passwords }
}

interface Owned {
  readonly folder: string
  readonly lock: FolderLock
  readonly socket: SocketFolder
  readonly supervisor: Supervisor
  readonly connections: Connections
  readonly version: string
}

function ownedEngine({ folder, lock, socket, supervisor, connections, version }: Owned): Engine {
  const stop = async () => {
    await supervisor.stop()
    socket.close()
    await leaveFolder(folder, lock)
  }
  let stopped: Promise<void> | undefined
  return {
    ...connections,
    version,
    owned: true,
    pid: () => supervisor.pid(),
    stop() {
      stopped ??= stop()
      return stopped
    },
    onStateChange: (listener) => supervisor.onStateChange(listener),
  }
}
