import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import { transact, type Unit } from '../database/database.ts'
import type { JobRun } from './job.ts'
import { keepCheckpoint } from './job-store.ts'
import { done, draft, kind, openWorkplace, untilStopped } from './trials/workplace.ts'

const { database, jobs, startProcess, enqueue, cancel, read, becomes } = await openWorkplace()
afterAll(() => jobs.stop())

/** Another process that takes jobs and never ends one. */
async function holdJobElsewhere() {
  const program = join(import.meta.dirname, 'trials/hold-job.ts')
  const child = spawn(process.execPath, [program, JSON.stringify(database.address), kind], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return { child }
}

/** Ends the sessions that hold a worker's lock, as if their processes had died. */
const killLives = () =>
  sql`select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and pid <> pg_backend_pid()
      and database = (select oid from pg_database where datname = current_database())`.execute(
    database.kysely,
  )

it('puts a job back when its process stops, which does not count as an attempt', async () => {
  const first = await startProcess(untilStopped)
  const id = await enqueue()
  await becomes(id, { state: 'running' })

  await first.stop()
  const between = await read(id)
  await startProcess(() => Promise.resolve(done))

  expect(between).toMatchObject({ state: 'waiting', attempts: 0, worker_key: null })
  await becomes(id, { state: 'done', attempts: 1 })
})

it('gives the job of a killed process to another one', async () => {
  const { child } = await holdJobElsewhere()
  const id = await enqueue()
  await becomes(id, { state: 'running', attempts: 1 })

  child.kill('SIGKILL')
  await startProcess((run) => Promise.resolve({ ...done, result: { attempt: run.attempt } }))

  await becomes(id, { state: 'done', result: { attempt: 2 } })
})

it('leaves a job alone that a living worker is long at', async () => {
  await startProcess(untilStopped)
  const id = await enqueue()
  await becomes(id, { state: 'running' })

  await startProcess(() => Promise.resolve(done))
  await pause(2500)

  expect(await read(id)).toMatchObject({ state: 'running', attempts: 1 })
  await cancel(id)
  await becomes(id, { state: 'cancelled' })
})

it('gives the job of a lost worker to another one, and nothing that the lost one still writes counts', async () => {
  const runs: JobRun[] = []
  const endings: (() => void)[] = []
  const work = async (run: JobRun) => {
    runs.push(run)
    // Heeds no signal, as one that is stuck in a computation.
    await new Promise<void>((resolve) => endings.push(resolve))
    return { ...done, result: { attempt: run.attempt } }
  }
  await startProcess(work)
  await startProcess(work)
  const id = await enqueue()
  await becomes(id, { state: 'running', attempts: 1 })

  await expect
    .poll(
      async () => {
        // It would come back to life otherwise.
        await killLives()
        return await read(id)
      },
      { timeout: 8000, interval: 100 },
    )
    .toMatchObject({ state: 'running', attempts: 2 })
  const zombie = runs[0]
  const late = transact(database, {}, (unit: Unit) =>
    keepCheckpoint(unit, { id, attempt: zombie?.attempt ?? 0 }, { from: 'zombie' }),
  )
  await expect(late).rejects.toThrow('another attempt')
  await expect.poll(() => zombie?.signal.aborted).toBe(true)
  endings[0]?.()
  await pause(100)

  expect(await read(id)).toMatchObject({ state: 'running', attempts: 2, checkpoint: null })
  endings[1]?.()
  await becomes(id, { state: 'done', result: { attempt: 2 } })
})

it('cancels an orphan whose cancelling was asked for', async () => {
  const id = await enqueue()
  await database.kysely
    .updateTable('platform.job')
    .set({ state: 'running', worker_key: 42, attempts: 1, cancel_asked: true })
    .where('id', '=', id)
    .execute()
  await sql`delete from pgboss.job`.execute(database.kysely)

  await startProcess(() => Promise.resolve(done))

  await becomes(id, { state: 'cancelled' })
})

it('gives up a job whose worker died for the fifth time', async () => {
  const id = await enqueue()
  await database.kysely
    .updateTable('platform.job')
    .set({ state: 'running', worker_key: 42, attempts: 5 })
    .where('id', '=', id)
    .execute()
  await sql`delete from pgboss.job`.execute(database.kysely)

  await startProcess(() => Promise.resolve(done))

  await becomes(id, { state: 'failed', problems: [{ path: '', code: 'job.broken' }] })
})

it('finds waiting jobs again that the queue has lost', async () => {
  const id = await enqueue()
  await sql`delete from pgboss.job`.execute(database.kysely)

  await startProcess(() => Promise.resolve(done))

  await becomes(id, { state: 'done' })
})

it('gives each of many jobs to one of several workers', async () => {
  const seen: string[] = []
  const work = async (run: JobRun) => {
    seen.push(run.id)
    await pause(1)
    return done
  }
  await startProcess(work)
  await startProcess(work)

  const ids = await transact(database, {}, (unit) =>
    Promise.all(Array.from({ length: 50 }, () => jobs.enqueue(unit, draft))),
  )
  for (const id of ids) await becomes(id, { state: 'done', attempts: 1 })

  expect(seen.sort()).toEqual([...ids].sort())
})

it.each([
  [undefined, 1],
  [3, 3],
])('runs as many of a kind at once as the kind says (%s)', async (atOnce, expected) => {
  let [running, most] = [0, 0]
  const work = async () => {
    running += 1
    most = Math.max(most, running)
    await pause(300)
    running -= 1
    return done
  }
  await startProcess(work, atOnce === undefined ? {} : { atOnce })

  const ids = await transact(database, {}, (unit) =>
    Promise.all(Array.from({ length: 6 }, () => jobs.enqueue(unit, draft))),
  )
  for (const id of ids) await becomes(id, { state: 'done', attempts: 1 })

  expect(most).toBe(expected)
})

it('goes on after every connection was cut', async () => {
  let finish = () => {}
  await startProcess(async () => {
    await new Promise<void>((resolve) => {
      finish = resolve
    })
    return done
  })
  const id = await enqueue()
  await becomes(id, { state: 'running' })

  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(database.kysely)
  for (let turn = 0; turn < 30 && (await read(id))?.state !== 'done'; turn += 1) {
    finish()
    await pause(200)
  }

  expect(await read(id)).toMatchObject({ state: 'done' })
})
