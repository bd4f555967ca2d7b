import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'

const waitMilliseconds = 200
const sqliteBusy = 5

/**
 * Does the work while no other process holds the lock of this name; waits for as long as one does. Node has no file
 * locks of its own but carries SQLite, which has; the kernel takes the lock back when its process dies.
 * @param file stays afterwards; its folder must exist
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  let lock = tryLock(file)
  while (lock === undefined) {
    await pause(waitMilliseconds)
    lock = tryLock(file)
  }
  try {
    return await work()
  } finally {
    lock.close()
  }
}

function tryLock(file: string): DatabaseSync | undefined {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database.close()
    if (error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy) return undefined
    throw error
  }
}
