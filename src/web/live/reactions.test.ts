import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Burst, routesTouched } from './reactions.ts'

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

it('asks again what shows the kind of thing that changed, in every feature', () => {
  const reactions = [
    { kind: 'ci', routes: [{ id: 'inventory.list-cis' }] },
    { kind: 'job', routes: [{ id: 'platform.list-jobs' }] },
    { kind: 'ci', routes: [{ id: 'matching.list-findings' }] },
  ]

  expect(routesTouched(reactions, { kind: 'ci', id: 'a', version: null })).toEqual([
    'inventory.list-cis',
    'matching.list-findings',
  ])
})

it('follows a single change at once', () => {
  const settled: string[][] = []
  const burst = new Burst((routes) => settled.push([...routes]))

  burst.add(['a'])
  vi.advanceTimersByTime(50)

  expect(settled).toEqual([['a']])
})

it('asks a few times in a storm, and never misses its end', () => {
  const settled: string[][] = []
  const burst = new Burst((routes) => settled.push([...routes]))

  for (let event = 0; event < 1000; event += 1) {
    burst.add(['a'])
    vi.advanceTimersByTime(2)
  }
  burst.add(['b'])
  vi.advanceTimersByTime(1000)

  expect(settled.length).toBeLessThan(6)
  expect(settled.at(-1)).toContain('b')
})

it('does nothing for what touches nothing', () => {
  const settle = vi.fn()

  new Burst(settle).add([])
  vi.advanceTimersByTime(1000)

  expect(settle).not.toHaveBeenCalled()
})
