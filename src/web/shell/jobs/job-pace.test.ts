import { expect, it } from 'vitest'
import { paceOf, roughly } from './job-pace.ts'

const started = '2026-11-22T10:00:00Z'
const tenSecondsLater = Date.parse(started) + 10_000

it('tells rate and remaining time', () => {
  expect(paceOf({ done: 2000, total: 8000, startedAt: started }, tenSecondsLater)).toEqual({
    rate: 200,
    remaining: 30,
  })
})

it('does not guess when the whole is unknown, or before anything is done', () => {
  expect(paceOf({ done: 2000, total: null, startedAt: started }, tenSecondsLater)?.remaining).toBeNull()
  expect(paceOf({ done: 0, total: 8000, startedAt: started }, tenSecondsLater)).toBeNull()
  expect(paceOf({ done: 5, total: 8000, startedAt: null }, tenSecondsLater)).toBeNull()
  expect(paceOf({ done: 5, total: 8000, startedAt: started }, Date.parse(started) + 200)).toBeNull()
})

it('never has a negative time left', () => {
  expect(paceOf({ done: 9000, total: 8000, startedAt: started }, tenSecondsLater)?.remaining).toBe(0)
})

it('speaks roughly', () => {
  expect([roughly(0.2), roughly(40), roughly(61), roughly(7000)]).toEqual([
    [1, 'second'],
    [40, 'second'],
    [2, 'minute'],
    [2, 'hour'],
  ])
})
