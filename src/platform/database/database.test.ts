import { sql } from 'kysely'
import { expect, it, vi } from 'vitest'
import { silentLog, testDatabase } from '#test/database.ts'
import { isConnectionLoss } from './connection-loss.ts'
import { keptPlan, openDatabase, transact } from './database.ts'

const database = await testDatabase()

async function countCounters(): Promise<number> {
  const rows = await database.kysely.selectFrom('platform.counter').selectAll().execute()
  return rows.length
}

it('commits what the work wrote', async () => {
  const result = await transact(database, {}, async (unit) => {
    await unit.db.insertInto('platform.counter').values({ prefix: 'A', year: 2026, last: 1 }).execute()
    return 'done'
  })

  expect(result).toBe('done')
  expect(await countCounters()).toBe(1)
})

it('rolls back what the work wrote when it throws', async () => {
  const before = await countCounters()

  const failed = transact(database, {}, async (unit) => {
    await unit.db.insertInto('platform.counter').values({ prefix: 'B', year: 2026, last: 1 }).execute()
    throw new Error('no')
  })

  await expect(failed).rejects.toThrow('no')
  expect(await countCounters()).toBe(before)
})

it('runs follow-ups once after the commit, and none after a rollback', async () => {
  const followUp = vi.fn()

  await transact(database, {}, (unit) => {
    unit.afterCommit(followUp)
    unit.afterCommit(followUp)
    expect(followUp).not.toHaveBeenCalled()
    return Promise.resolve()
  })
  await transact(database, {}, (unit) => {
    unit.afterCommit(followUp)
    return Promise.reject(new Error('no'))
  }).catch(() => undefined)

  expect(followUp).toHaveBeenCalledTimes(1)
})

it('prepares a statement whose plan is kept once on a connection, and asks it with other values each time', async () => {
  const first = Temporal.Instant.from('2026-11-23T00:00:00Z')

  const { answers, prepared } = await database.kysely.connection().execute(async (db) => {
    const told: unknown[] = []
    for (let number = 0; number < 8; number += 1) {
      const at = first.add({ hours: number })
      const { rows } = await sql<{ sum: number; at: Temporal.Instant }>`${keptPlan}
        select ${number}::int + 1 as sum, ${at}::timestamptz as at`.execute(db)
      told.push({ sum: rows[0]?.sum, at: String(rows[0]?.at) })
    }
    const { rows } = await sql<{ plans: number }>`
      select generic_plans + custom_plans as plans from pg_prepared_statements`.execute(db)
    return { answers: told, prepared: rows }
  })

  expect(answers).toEqual(
    Array.from({ length: 8 }, (_, number) => ({ sum: number + 1, at: String(first.add({ hours: number })) })),
  )
  expect(prepared).toEqual([{ plans: 8 }])
})

it('keeps settings to their transaction', async () => {
  const read = sql<{ wall: string | null }>`select current_setting('renkei.wall', true) as wall`

  const inside = await transact(database, { 'renkei.wall': "it's", 'renkei.staff': 'yes' }, (unit) =>
    read.execute(unit.db),
  )
  const outside = await Promise.all(Array.from({ length: 10 }, () => read.execute(database.kysely)))

  expect(inside.rows).toEqual([{ wall: "it's" }])
  expect(outside.every(({ rows }) => !rows[0]?.wall)).toBe(true)
})

it('reads and writes instants and big numbers', async () => {
  const at = Temporal.Instant.from('2026-11-22T10:00:00.123456Z')

  const { rows } = await sql<{ at: Temporal.Instant; big: number; count: number }>`
    select ${at}::timestamptz as at, 9007199254740991::bigint as big, count(*) as count
    from (values (1), (2)) as two (x)`.execute(database.kysely)

  expect(rows[0]?.at.equals(at)).toBe(true)
  expect(rows[0]).toMatchObject({ big: 9_007_199_254_740_991, count: 2 })
})

it('goes on after its connections were cut', async () => {
  await database.pool.query('select 1')

  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(database.kysely)
  await new Promise((resolve) => setTimeout(resolve, 50))

  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

it('survives the loss of a connection between two statements of a transaction', async () => {
  const cut = transact(database, {}, async (unit) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(unit.db)
    await sql`select pg_terminate_backend(${rows[0]?.pid}::int)`.execute(database.kysely)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await sql`select 1`.execute(unit.db)
  })

  await expect(cut).rejects.toSatisfy(isConnectionLoss)
})

it('leaves no connection behind when only the queue has used it', async () => {
  const other = openDatabase({ address: database.address, connections: 2, log: silentLog })
  await other.pool.query('select 1')

  await other.close()

  expect(other.pool.totalCount).toBe(0)
})

it('binds even the owner of the tables by row-level security', async () => {
  const { rows } = await sql<{ bound: boolean }>`
    select not rolsuper and not rolbypassrls as bound from pg_roles where rolname = current_user`.execute(
    database.kysely,
  )

  expect(rows).toEqual([{ bound: true }])
})
