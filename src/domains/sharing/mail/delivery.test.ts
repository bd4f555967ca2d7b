import { describe, expect, it } from 'vitest'
import { dueAt, hostOf, messageIdOf, mostAttempts, pauseAfter } from './delivery.ts'

const since = Temporal.Instant.from('2026-07-01T00:00:00Z')

describe('dueAt', () => {
  it.each([
    [0, '2026-07-01T00:00:02Z'],
    [30, '2026-07-01T00:00:32Z'],
    [59, '2026-07-01T00:01:00Z'],
    [3600, '2026-07-01T00:01:00Z'],
  ])('of a notice that grew after %i s is at %s', (seconds, due) => {
    expect(dueAt(since, since.add({ seconds })).toString()).toBe(due)
  })
})

describe('pauseAfter', () => {
  it('lengthens, and all attempts lie within a day', () => {
    const pauses = Array.from({ length: mostAttempts - 1 }, (_, index) =>
      pauseAfter(index + 1).total('seconds'),
    )

    expect(pauses.slice(0, 3)).toEqual([10, 30, 90])
    expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeLessThan(24 * 3600)
  })
})

describe('messageIdOf', () => {
  it.each([
    ['https://renkei.example.co.jp/base', '<notice.n1@renkei.example.co.jp>'],
    ['http://127.0.0.1:8720', '<notice.n1@127.0.0.1>'],
    ['http://[::1]:8720', '<notice.n1@[::1]>'],
  ])('lives at the host of %s', (url, id) => {
    expect(messageIdOf('n1', hostOf(url))).toBe(id)
  })
})
