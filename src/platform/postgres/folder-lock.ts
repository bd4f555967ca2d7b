import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { refuse } from './errors.ts'
import { pause } from './waiting.ts'

/** The right to run PostgreSQL in a data folder. The kernel takes it back when the process dies. */
export interface FolderLock {
  release(): void
}

const fileName = 'postgres.lock'
const sqliteBusy = 5

/**
 * Takes the lock, waiting up to 300 ms for another process that is only looking.
 * Node has no file locks of its own but carries SQLite, which locks by `fcntl`: exactly one of several
 * processes wins, and a lock can neither grow stale nor be mistaken for that of a reused process id. The file
 * stays, and nothing else may open it: closing any handle to it would drop the lock (POSIX).
 * @returns undefined when a living process holds it
 */
export async function takeLock(folder: string): Promise<FolderLock | undefined> {
  for (let attempt = 0; attempt < 15; attempt++) {
    const lock = tryLock(folder)
    if (lock !== undefined) return lock
    await pause(20)
  }
  return undefined
}

/** Whether a living process, this one or another, holds the folder. */
export function isLocked(folder: string): boolean {
  if (!existsSync(join(folder, fileName))) return false
  const lock = tryLock(folder)
  lock?.release()
  return lock === undefined
}

function tryLock(folder: string): FolderLock | undefined {
  const file = join(folder, fileName)
  const database = open(file)
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    chmodSync(file, 0o600)
    return { release: () => database.close() }
  } catch (error) {
    database.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return undefined
    throw refuse('folder-not-writable', { facts: { folder, reason: String(error) }, cause: error })
  }
}

function open(file: string): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: 0 })
  } catch (error) {
    throw refuse('folder-not-writable', { facts: { folder: file, reason: String(error) }, cause: error })
  }
}
