import { expect, it } from 'vitest'
import { eventStreamPath } from '#contract/platform/system.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import { openAgain, testDatabase } from '#test/database.ts'
import { transact } from '../database/database.ts'
import { register } from '../events/listener-store.ts'
import { emit } from '../events/outbox.ts'
import { insertJob } from '../jobs/job-store.ts'
import { openMetrics } from './index.ts'

const database = await testDatabase()
const clock = fixedClock('2026-11-22T10:00:00Z')
const listener = { name: 'test.hear', hears: ['test.thing-changed'], handle: () => Promise.resolve() }

function open(where = database) {
  return openMetrics({
    database: where,
    clock,
    listeners: [listener],
    streams: () => ({ streams: 3, persons: 2, waiting: 1, slow: 4 }),
  })
}

async function linesOf(metrics: ReturnType<typeof open>): Promise<readonly string[]> {
  const { text } = await metrics.render()
  return text.split('\n')
}

it('counts answers by route, and not the time that streams stay open', async () => {
  const metrics = open()

  metrics.observe({ route: '/api/v1/cis/:id', method: 'GET', status: 200, seconds: 0.03 })
  metrics.observe({ route: '/api/v1/cis/:id', method: 'GET', status: 200, seconds: 0.06 })
  metrics.observe({ route: eventStreamPath, method: 'GET', status: 200, seconds: 3600 })

  const lines = await linesOf(metrics)
  const labels = 'route="/api/v1/cis/:id",method="GET",status="200"'
  expect(lines).toContain(`renkei_http_answer_seconds_bucket{le="0.05",${labels}} 1`)
  expect(lines).toContain(`renkei_http_answer_seconds_count{${labels}} 2`)
  expect(lines.join()).not.toContain(eventStreamPath)
})

it('shows the process, the streams, the jobs and how far listeners are behind', async () => {
  await register(database.kysely, listener)
  await transact(database, {}, async (unit) => {
    await emit(unit, { name: 'test.thing-changed', payload: {}, at: clock.now() })
    const draft = { kind: 'test.work', title: '', input: {}, ownerId: null, origin: 'job' } as const
    await insertJob(unit, '0190a000-0000-7000-8000-000000000001', { ...draft, at: clock.now() })
  })
  clock.advance({ seconds: 90 })
  const metrics = open()

  const { contentType } = await metrics.render()
  const lines = await linesOf(metrics)

  expect(contentType).toContain('text/plain')
  expect(lines).toEqual(
    expect.arrayContaining([
      'renkei_streams 3',
      'renkei_stream_persons 2',
      'renkei_stream_changes_waiting 1',
      'renkei_streams_cut_total 4',
      'renkei_database_up 1',
      'renkei_jobs{kind="test.work",state="waiting"} 1',
      'renkei_events_waiting{listener="test.hear"} 1',
      'renkei_events_parked{listener="test.hear"} 0',
      'renkei_events_age_seconds{listener="test.hear"} 90',
    ]),
  )
  expect(lines.some((line) => line.startsWith('process_cpu_seconds_total '))).toBe(true)
})

it('still answers when the database does not', async () => {
  const away = openAgain(database)
  await away.close()

  const lines = await linesOf(open(away))

  expect(lines).toContain('renkei_database_up 0')
  expect(lines).toContain('renkei_streams 3')
  expect(lines.join()).not.toContain('renkei_jobs{')
})
