import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { transact } from '../database/database.ts'
import type { JobRun } from './job.ts'
import { countJobs, keepCheckpoint } from './job-store.ts'
import { done, draft, kind, openWorkplace, untilStopped } from './trials/workplace.ts'

const { database, jobs, startProcess, enqueue, cancel, read, becomes, countInLine } = await openWorkplace()
afterAll(() => jobs.stop())

it('does the work with its input and keeps what came of it', async () => {
  const runs: JobRun[] = []
  await startProcess((run) => {
    runs.push(run)
    run.progress(1, 3)
    return Promise.resolve({
      state: 'partly',
      result: { things: 2 },
      problems: [{ path: '/a', code: 'input.unknown' }],
      problemCount: 7,
    })
  })

  const id = await enqueue()

  await becomes(id, {
    state: 'partly',
    done: 1,
    total: 3,
    result: { things: 2 },
    problems: [{ path: '/a', code: 'input.unknown' }],
    problem_count: 7,
    attempts: 1,
  })
  expect(runs).toMatchObject([{ id, attempt: 1, input: { size: 3 }, ownerId: null, origin: 'api' }])
  expect((await read(id))?.ended_at).not.toBeNull()
  expect(await countInLine()).toBe(0)
})

it('starts at once what its own process queues', async () => {
  const here = await startProcess(() => Promise.resolve(done))
  await pause(50)

  const started = performance.now()
  const id = await transact(database, {}, (unit) => here.enqueue(unit, draft))
  await expect.poll(() => read(id), { interval: 5 }).toMatchObject({ state: 'done' })

  expect(performance.now() - started).toBeLessThan(400)
})

it('queues nothing when the transaction is rolled back', async () => {
  await startProcess(() => Promise.resolve(done))

  let id = ''
  await transact(database, {}, async (unit) => {
    id = await jobs.enqueue(unit, draft)
    throw new Error('no')
  }).catch(() => undefined)
  await pause(700)

  expect(id).not.toBe('')
  expect(await read(id)).toBeUndefined()
  expect(await countInLine()).toBe(0)
})

it('shows progress while it works, and tells of it', async () => {
  let finish = () => {}
  await startProcess(async (run) => {
    run.progress(5, 10)
    await new Promise<void>((resolve) => {
      finish = resolve
    })
    run.progress(10)
    return done
  })

  const id = await enqueue()
  await becomes(id, { state: 'running', done: 5, total: 10 })
  const versionMeanwhile = (await read(id))?.version ?? 0
  finish()
  await becomes(id, { state: 'done', done: 10, total: 10 })

  const told = await sql<{ version: number }>`
    select (payload ->> 'version')::int as version from platform.outbox
    where name = 'platform.job-changed' and payload ->> 'jobId' = ${id} order by id`.execute(database.kysely)
  const versions = told.rows.map((row) => row.version)
  expect(versions).toContain(versionMeanwhile)
  expect(versions).toEqual(versions.map((_, index) => index + 1))
})

it('cancels a waiting job at once', async () => {
  const id = await enqueue()

  await cancel(id)

  expect(await read(id)).toMatchObject({ state: 'cancelled', attempts: 0 })
  expect((await read(id))?.ended_at).not.toBeNull()
  expect(await countInLine()).toBe(0)
})

it('cancels a running job at its next step, and leaves an ended one alone', async () => {
  await startProcess(untilStopped)
  const id = await enqueue()
  await becomes(id, { state: 'running' })

  await cancel(id)
  await becomes(id, { state: 'cancelled', cancel_asked: true })
  const ended = await read(id)
  await cancel(id)

  expect(await read(id)).toEqual(ended)
})

it('keeps the result of a job that was done before it noticed the wish to cancel', async () => {
  let finish = () => {}
  await startProcess(
    (run) =>
      new Promise((resolve) => {
        finish = () => resolve({ ...done, result: { attempt: run.attempt } })
      }),
  )
  const id = await enqueue()
  await becomes(id, { state: 'running' })

  await cancel(id)
  finish()

  await becomes(id, { state: 'done', result: { attempt: 1 } })
})

it('tries again after a breakdown, going on from the checkpoint', async () => {
  const checkpoints: unknown[] = []
  await startProcess(async (run) => {
    checkpoints.push(run.checkpoint)
    await transact(database, {}, (unit) => keepCheckpoint(unit, run, { upTo: checkpoints.length }))
    if (checkpoints.length < 3) throw new Error('broken machine')
    return done
  })

  const id = await enqueue()

  await becomes(id, { state: 'done', attempts: 3 })
  expect(checkpoints).toEqual([null, { upTo: 1 }, { upTo: 2 }])
})

it('fails at once, with its problems, when the work is refused', async () => {
  await startProcess(() =>
    Promise.reject(
      new AppError('invalid', 'test.no-such-thing', {
        facts: { name: 'x' },
        problems: [{ path: '/b', code: 'input.unknown' }],
      }),
    ),
  )

  const id = await enqueue()

  await becomes(id, {
    state: 'failed',
    attempts: 1,
    problems: [
      { path: '', code: 'test.no-such-thing', facts: { name: 'x' } },
      { path: '/b', code: 'input.unknown' },
    ],
  })
})

it('gives up a job that breaks for the fifth time', async () => {
  const id = await enqueue()
  await database.kysely.updateTable('platform.job').set({ attempts: 4 }).where('id', '=', id).execute()

  await startProcess(() => Promise.reject(new Error('broken machine')))

  await becomes(id, { state: 'failed', attempts: 5, problems: [{ path: '', code: 'job.broken' }] })
  expect(await countInLine()).toBe(0)
})

it('fails when the result cannot be kept', async () => {
  await startProcess(() => Promise.resolve({ ...done, result: { name: 'NUL \u0000' } }))

  const id = await enqueue()

  await becomes(id, { state: 'failed', problems: [{ path: '', code: 'job.broken' }] })
})

it('counts jobs by kind and state', async () => {
  await enqueue()
  const counted = await countJobs(database.kysely)

  expect(counted).toContainEqual({ kind, state: 'waiting', count: 1 })
  expect(counted.every((line) => line.kind === kind)).toBe(true)
})

it('runs again what failed, from its checkpoint and with its attempts counted on', async () => {
  let broken = true
  const runs: JobRun[] = []
  await startProcess(async (run) => {
    runs.push(run)
    if (!broken) return done
    await transact(database, {}, (unit) => keepCheckpoint(unit, run, { at: 7 }))
    throw new AppError('invalid', 'x.broken', {})
  })
  const id = await enqueue()
  await becomes(id, { state: 'failed', problem_count: 1 })

  broken = false
  const retried = await transact(database, {}, (unit) => jobs.retry(unit, id))

  expect(retried).toBe(true)
  await becomes(id, { state: 'done', attempts: 2, problem_count: 0, problems: [], result: { things: 2 } })
  expect(runs.filter((run) => run.id === id)[1]).toMatchObject({ attempt: 2, checkpoint: { at: 7 } })
})

it('runs again what was cancelled, and nothing that has not ended so', async () => {
  const waiting = await enqueue()
  expect(await transact(database, {}, (unit) => jobs.retry(unit, waiting))).toBe(false)
  await cancel(waiting)
  await becomes(waiting, { state: 'cancelled' })

  const both = await Promise.all(
    [1, 2].map(() => transact(database, {}, (unit) => jobs.retry(unit, waiting))),
  )

  expect(both.filter(Boolean)).toHaveLength(1)
  expect(await countInLine()).toBe(1)
  await startProcess(() => Promise.resolve(done))
  await becomes(waiting, { state: 'done', cancel_asked: false })
  expect(await transact(database, {}, (unit) => jobs.retry(unit, waiting))).toBe(false)
})
