import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import { type Database, driverTypes, transact, type Unit } from '../database/database.ts'
import type { Log } from '../log/log.ts'

interface Place {
  readonly id: string
  readonly kind: string
}

/**
 * The order in which jobs wait, kept by pg-boss. Everything happens in the caller's transaction, so a job stands in
 * line exactly while its row says that it waits; no state, retry or expiry of pg-boss plays a part.
 */
export interface Queue {
  /** Puts a waiting job in line; does nothing when it stands there. @param seconds not before so many have passed */
  add(unit: Unit, place: Place, seconds: number): Promise<void>
  /** Takes the first one of the kind out of the line. @returns its id */
  take(unit: Unit, kind: string): Promise<string | undefined>
  remove(unit: Unit, place: Place): Promise<void>
  /** Puts those in line that wait and do not stand there: the line was lost, by a restored backup for example. */
  repair(kinds: readonly string[]): Promise<void>
  stop(): Promise<void>
}

/** @param options.kinds each gets a line of its own */
export async function openQueue(options: {
  readonly database: Database
  readonly log: Log
  readonly settings: Readonly<Record<string, string>>
  readonly kinds: readonly string[]
}): Promise<Queue> {
  const { database, settings } = options
  const boss = new PgBoss({
    db: {
      executeSql: (text, values) => database.pool.query({ text, values: values ?? [], types: driverTypes }),
    },
    // Nothing lies around there to be looked after.
    supervise: false,
    schedule: false,
  })
  boss.on('error', (error) => options.log.warn({ reason: error.message }, 'queue error'))
  await boss.start()
  for (const kind of options.kinds) await boss.createQueue(kind)

  async function add(unit: Unit, { kind, id }: Place, seconds: number): Promise<void> {
    await boss.send(kind, {}, { id, startAfter: seconds, db: fromKysely(unit.db) })
  }

  return {
    add,
    async take(unit, kind) {
      const db = fromKysely(unit.db)
      const [first] = await boss.fetch(kind, { db })
      if (first !== undefined) await boss.deleteJob(kind, first.id, { db })
      return first?.id
    },
    async remove(unit, { kind, id }) {
      await boss.deleteJob(kind, id, { db: fromKysely(unit.db) })
    },
    async repair(kinds) {
      await transact(database, settings, async (unit) => {
        for (const place of await findMissing(unit, kinds)) await add(unit, place, 0)
      })
    },
    stop: () => boss.stop({ graceful: false, close: false }),
  }
}

/** Both are written in one transaction, so one look sees either both or neither. */
async function findMissing(unit: Unit, kinds: readonly string[]): Promise<readonly Place[]> {
  const { rows } = await sql<Place>`
    select job.id, job.kind from platform.job
    where job.state = 'waiting' and job.kind = any(${[...kinds]}::text[])
      and not exists (select from pgboss.job line where line.name = job.kind and line.id = job.id)`.execute(
    unit.db,
  )
  return rows
}
