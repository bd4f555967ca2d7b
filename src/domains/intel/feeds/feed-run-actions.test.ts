import { expect, it, onTestFinished } from 'vitest'
import { transact } from '#platform/database/database.ts'
import type { JobRun } from '#platform/jobs/job.ts'
import { openJobs } from '#platform/jobs/jobs.ts'
import { drip, give } from '#platform/net/trials/unruly-server.ts'
import { silentLog } from '#test/database.ts'
import { openOsvSource } from '#test/feeds/osv-source.ts'
import { openStage } from '../connectors/trials/stage.ts'
import { runFeedJob, startDueRuns, startFeedRun } from './feed-run-actions.ts'
import { runFeed } from './feed-run-job-actions.ts'
import { changeFeed } from './feed-settings-actions.ts'

const a = { id: 'TRIAL-A', modified: '2026-11-20T00:00:00Z' }
const b = { id: 'TRIAL-B', modified: '2026-11-20T01:00:00Z' }

const patient = { timeout: 10_000, interval: 20 }

async function open(parts: readonly string[] = ['npm']) {
  const stage = await openStage({ idleSeconds: 5 })
  const source = await openOsvSource()
  await stage.place('osv', { url: source.address, host: source.host, parts })
  return { ...stage, source }
}

it('goes on with the part in hand when its worker went away', async () => {
  const { source, begin, ended, context, records } = await open(['Go', 'npm'])
  await source.publish('Go', [a])
  await source.publish('npm', [b])
  source.set('/osv/npm/modified_id.csv', drip(20))
  const job = await begin('osv')
  await expect.poll(() => source.asked.some((one) => one.path.startsWith('/osv/npm')), patient).toBe(true)

  await context.jobs.stop()
  await source.publish('npm', [b])
  await work(context)

  expect(await ended(job)).toMatchObject({
    state: 'done',
    result: { outcome: 'new', records: 2, changed: 2 },
  })
  expect(Object.keys(await records('osv'))).toEqual([a.id, b.id])
  expect(source.asked.filter((one) => one.path === '/osv/Go/all.zip')).toHaveLength(1)
})

it('goes on inside an import that broke off, without asking the source again', async () => {
  const { source, run, ended, database, context } = await open()
  await source.publish('npm', [a, b])
  const { id } = await run('osv')
  const asked = source.asked.length
  await context.jobs.stop()
  const counts = {
    read: 1,
    changed: 1,
    withdrawn: 0,
    withoutScheme: 0,
    rejected: 0,
    older: 0,
    ecosystems: [],
  }
  await database.kysely
    .updateTable('platform.job')
    .set({ state: 'waiting', ended_at: null, checkpoint: JSON.stringify({ entries: 1, counts }) })
    .where('id', '=', id)
    .execute()
  await database.kysely.updateTable('intel.fetch').set({ outcome: null }).where('job_id', '=', id).execute()

  await work(context)

  expect(await ended(id)).toMatchObject({ state: 'done', result: { outcome: 'new', records: 2, changed: 1 } })
  expect(source.asked).toHaveLength(asked)
})

it('stops when somebody cancels, and is not begun again at once', async () => {
  const { source, begin, ended, context, database, health } = await open()
  source.set('/osv/npm/modified_id.csv', drip(20))
  await enable(context, 'osv')
  const job = await begin('osv')
  await expect.poll(() => source.asked.length, patient).toBe(1)

  await transact(database, { 'renkei.wall': 'system' }, (unit) => context.jobs.cancel(unit, job))

  expect(await ended(job)).toMatchObject({ state: 'cancelled' })
  await startDueRuns(context)
  expect(await health('osv')).toMatchObject({ outcome: null, failures: 0, job: null })
})

it('begins by itself what is wanted and due, and nothing else', async () => {
  const { source, context, health, pass, ended } = await open()
  await source.publish('npm', [a])

  await startDueRuns(context)
  expect((await health('osv')).job).toBeNull()
  await enable(context, 'osv')
  await startDueRuns(context)
  const first = (await health('osv')).job
  await ended(first ?? '')
  await startDueRuns(context)
  expect((await health('osv')).job).toBeNull()
  pass({ hours: 2 })
  await startDueRuns(context)
  const second = (await health('osv')).job

  expect(first).not.toBeNull()
  expect(second).not.toBeNull()
  expect(second).not.toBe(first)
  await ended(second ?? '')
})

it('comes back to a failing source by itself', async () => {
  const { source, context, health, pass, ended } = await open()
  source.set('/osv/npm/modified_id.csv', give('', { status: 404 }))
  await enable(context, 'osv')
  await startDueRuns(context)
  await ended((await health('osv')).job ?? '')

  await source.publish('npm', [a])
  pass({ minutes: 6 })
  await startDueRuns(context)
  await ended((await health('osv')).job ?? '')

  expect(await health('osv')).toMatchObject({ outcome: 'new', failures: 0 })
})

it('asks nobody outside the addresses that were set', async () => {
  const { source, run, database, context } = await open()
  await source.publish('npm', [a])
  await database.kysely
    .updateTable('intel.source')
    .set({ internal_hosts: [] })
    .where('id', '=', 'osv')
    .execute()

  const inside = await run('osv')
  await database.kysely.updateTable('intel.source').set({ url: null }).where('id', '=', 'osv').execute()

  expect(inside).toMatchObject({ state: 'failed', problems: [{ code: 'net.address-refused' }] })
  expect(source.asked).toEqual([])
  await expect(startFeedRun(context, { source: 'osv' })).rejects.toMatchObject({
    code: 'intel.feed-address-missing',
  })
})

async function enable(context: Parameters<typeof changeFeed>[0], source: string): Promise<void> {
  await changeFeed(context, source, { change: { enabled: true }, version: 1 })
}

/** Another process takes the work. */
async function work(context: Parameters<typeof runFeed>[0]): Promise<void> {
  const { database, clock } = context
  const kinds = [runFeedJob('osv')]
  const settings = { 'renkei.wall': 'system' }
  const jobs = await openJobs({ database, clock, log: silentLog, settings, kinds })
  await jobs.work(kinds.map((name) => ({ name, run: (run: JobRun) => runFeed(context, run) })))
  onTestFinished(() => jobs.stop())
}
