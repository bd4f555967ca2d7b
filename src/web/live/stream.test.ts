import { expect, it } from 'vitest'
import type { LiveEvent, LiveState } from './live-event.ts'
import { followStream, type Line } from './stream.ts'

const hello = 'event: hello\ndata: {"replayed":true}\n\n'
const changed = (id: string) => `id: ${id}\nevent: change\ndata: {"kind":"ci","id":"a","version":2}\n\n`

it('hears changes and says that it is connected', async () => {
  const run = await follow([[hello, changed('5')]])

  expect(run.events).toEqual([{ type: 'change', change: { kind: 'ci', id: 'a', version: 2 } }])
  expect(run.states.slice(0, 2)).toEqual(['catching-up', 'connected'])
})

it('goes on after the last event when the line breaks', async () => {
  const run = await follow([[hello, changed('5')], 503, [hello, changed('6')]])

  expect(run.opened).toEqual([null, '5', '5', '6'])
})

it('says that something may be missing unless the server has sent it all again', async () => {
  const run = await follow([['event: hello\ndata: {}\n\n']])

  expect(run.events).toEqual([{ type: 'missed', before: expect.any(Number) }])
})

it('has everything fetched again when the server says that too much was missed', async () => {
  const run = await follow([[hello, 'event: resync\nid: 90\ndata: {}\n\n'], [hello]])

  expect(run.events).toEqual([{ type: 'missed', before: expect.any(Number) }])
  expect(run.opened[1]).toBe('90')
})

it('remembers how far it was told, also by what was not for its eyes', async () => {
  const run = await follow([[hello, 'event: position\nid: 77\ndata: {}\n\n'], [hello]])

  expect(run.reached).toEqual(['77'])
  expect(run.opened[1]).toBe('77')
})

it('keeps to the id it had until a burst was told to its end', async () => {
  const begun = 'event: change\ndata: {"kind":"ci","id":"b","version":1}\n\n'
  const run = await follow([[hello, changed('5')], [hello, begun], [hello]])

  expect(run.opened).toEqual([null, '5', '5', '5'])
})

it('stays away for minutes when too many streams are open', async () => {
  const run = await follow([[hello, 'event: superseded\ndata: {}\n\n'], [hello]])

  expect(run.waits[0]).toBeGreaterThanOrEqual(300_000)
})

it('opens anew when not even a sign of life comes', async () => {
  const run = await follow(['silence', [hello]])

  expect(run.opened.length).toBeGreaterThan(1)
  expect(run.states).toContain('connected')
})

it('is offline from the second failure on', async () => {
  const run = await follow([503, 503, 503])

  expect(run.states).toEqual(['catching-up', 'catching-up', 'offline', 'offline'])
})

it('ends with the session, told by an event or by the status', async () => {
  const told = await follow([[hello, 'event: signed-out\ndata: {}\n\n'], [hello]])
  const refused = await follow([401, [hello]])

  expect(told.opened).toHaveLength(1)
  expect(told.events).toEqual([{ type: 'signed-out' }])
  expect(refused.opened).toHaveLength(1)
  expect(refused.events).toEqual([{ type: 'signed-out' }])
})

it('drops what it cannot read', async () => {
  const run = await follow([
    [hello, 'event: change\ndata: {"kind":3}\n\n', 'event: change\ndata: nonsense\n\n'],
  ])

  expect(run.events).toEqual([])
})

type Attempt = readonly string[] | number | 'silence'

/** Follows a server that answers one attempt after the other, and gives up after the last. */
async function follow(attempts: readonly Attempt[]) {
  const opened: (string | null)[] = []
  const reached: string[] = []
  const waits: number[] = []
  const events: LiveEvent[] = []
  const states: LiveState[] = []
  const stop = new AbortController()
  const line: Line = {
    open: (after) => {
      const attempt = attempts[opened.length]
      opened.push(after)
      if (attempt === undefined) stop.abort()
      if (typeof attempt === 'number') return Promise.resolve(attempt)
      return Promise.resolve(piecesOf(attempt ?? []))
    },
    wait: (milliseconds, signal) => {
      const isWatch = milliseconds === 40_000
      if (!isWatch) waits.push(milliseconds)
      return isWatch && attempts[opened.length - 1] !== 'silence' ? untilAborted(signal) : Promise.resolve()
    },
  }
  await followStream(
    line,
    {
      hear: (event) => events.push(event),
      show: (state) => states.push(state),
      reach: (id) => reached.push(id),
    },
    { after: null, signal: stop.signal },
  )
  return { opened, events, states, reached, waits }
}

async function* piecesOf(attempt: readonly string[] | 'silence'): AsyncGenerator<string> {
  if (attempt === 'silence') await new Promise(() => undefined)
  else yield* attempt
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
}
