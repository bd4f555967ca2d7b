import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Log } from '../log/log.ts'

interface Task {
  readonly name: string
  readonly seconds: number
  run(): Promise<void>
}

/**
 * Runs each task every so many seconds, in one of all processes at a time: a turn is skipped while another process
 * holds the task's lock. (pg-boss schedules by the minute; these are housekeeping by the second.)
 * @returns stops and waits for what is running
 */
export function startSchedules(
  means: { readonly database: Database; readonly log: Log },
  tasks: readonly Task[],
): () => Promise<void> {
  const running = new Map<string, Promise<void>>()
  const timers = tasks.map((task) =>
    setInterval(() => {
      if (running.has(task.name)) return
      const turn = takeTurn(means.database, task)
        .catch((error: unknown) => means.log.warn({ err: error, task: task.name }, 'scheduled task failed'))
        .finally(() => running.delete(task.name))
      running.set(task.name, turn)
    }, task.seconds * 1000),
  )
  return async () => {
    for (const timer of timers) clearInterval(timer)
    await Promise.all(running.values())
  }
}

async function takeTurn(database: Database, task: Task): Promise<void> {
  const key = createHash('sha256').update(`schedule ${task.name}`).digest().readInt32BE(0)
  await database.kysely.connection().execute(async (db) => {
    const { rows } = await sql<{
      taken: boolean
    }>`select pg_try_advisory_lock(8720, ${key}) as taken`.execute(db)
    if (rows[0]?.taken !== true) return
    try {
      await task.run()
    } finally {
      await sql`select pg_advisory_unlock(8720, ${key})`.execute(db)
    }
  })
}
