import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { type Call, createClient } from '#contract/client.ts'
import type { Connection } from './connection.ts'
import { makeDesk } from './desk.ts'
import { requireDone, runErrands } from './following.ts'
import { hearInterrupts } from './interrupts.ts'
import { openOutput } from './printing/output.ts'
import { listeningSink } from './trials/stage.ts'

const id = '01a20551-0a7c-7fa4-aefd-a30e2a961132'
const next = '01a20551-0a7c-7fa4-aefd-a30e2a961133'

function job(state: 'running' | 'done' | 'failed' | 'cancelled', done: number) {
  return {
    id,
    kind: 'intel.import-feed',
    state,
    title: 'all.zip',
    done,
    total: 100,
    createdAt: '2026-11-22T10:00:00Z',
    startedAt: '2026-11-22T10:00:00Z',
    endedAt: state === 'running' ? null : '2026-11-22T10:00:05Z',
    cancelAsked: false,
    canRunAgain: false,
    startedBy: null,
    origin: 'cli' as const,
    result: {},
    problems: [],
    problemCount: 0,
    subject: null,
  }
}

/** A desk and a connection to a server that answers what the script says. */
function stand(script: (call: Call) => unknown, left = { waiting: 0, parked: 0 }) {
  const out = listeningSink()
  const err = listeningSink()
  const desk = makeDesk({
    language: 'en',
    output: openOutput({ out, err }, 'en'),
    input: Readable.from([]),
    readConfig: () => {
      throw new Error('nobody reads settings here')
    },
  })
  const calls: string[] = []
  const client = createClient((call) => {
    calls.push(`${call.method} ${call.url}`)
    const text = JSON.stringify(script(call))
    return Promise.resolve({ status: 200, text: () => Promise.resolve(text) })
  })
  const done = () => Promise.resolve()
  const connection: Connection = {
    client,
    download: () => Promise.reject(new Error('nothing is fetched here')),
    context: undefined,
    startWork: done,
    settle: () => Promise.resolve(left),
    close: done,
    interrupts: hearInterrupts(),
  }
  return { desk, connection, calls, err }
}

const errand = { send: () => Promise.resolve({ job: id }) }

describe('runErrands', () => {
  it('follows each job to its end, one after the other', async () => {
    const answers = [job('running', 40), job('done', 100), job('done', 100)]
    const { desk, connection, err } = stand(() => answers.shift())

    const jobs = await runErrands(desk, connection, [errand, errand])

    expect(jobs.map(({ state }) => state)).toEqual(['done', 'done'])
    expect(err.read()).toBe('all.zip: 40 of 100 (40 %)\n')
    connection.interrupts.stop()
  })

  it('asks the job to stop at Ctrl-C, takes back the one that waits, and sends nothing further', async () => {
    let isAsked = false
    const { desk, connection, calls, err } = stand(({ method }) => {
      if (method === 'DELETE') isAsked = true
      else if (!isAsked) process.emit('SIGINT')
      return isAsked && method === 'GET' ? job('cancelled', 40) : job('running', 40)
    })

    const third = { send: () => Promise.reject(new Error('nobody sends it')) }
    const jobs = await runErrands(desk, connection, [
      errand,
      { send: () => Promise.resolve({ job: next }) },
      third,
    ])

    expect(jobs.map(({ state }) => state)).toEqual(['cancelled'])
    expect(calls.filter((call) => call.startsWith('DELETE'))).toEqual([
      `DELETE /api/v1/jobs/${id}`,
      `DELETE /api/v1/jobs/${next}`,
    ])
    expect(err.read()).toContain('Asked the job to stop.')
    connection.interrupts.stop()
  })

  it('says when not everything that the work causes is done', async () => {
    const { desk, connection, err } = stand(() => job('done', 100), { waiting: 2, parked: 1 })

    await runErrands(desk, connection, [errand])

    expect(err.read()).toContain('Findings may still change.')
    expect(err.read()).toContain('1 event could not be handled')
    connection.interrupts.stop()
  })
})

describe('requireDone', () => {
  it.each(['failed', 'cancelled'] as const)('fails when a job is %s', (state) => {
    expect(() => requireDone([{ ...job('done', 1) }, { ...job(state, 1) }])).toThrow(
      expect.objectContaining({ code: 3 }),
    )
  })

  it('is content with jobs that are done', () => {
    expect(() => requireDone([job('done', 1)])).not.toThrow()
  })
})
