import { describe, expect, it } from 'vitest'
import { limitsForRecords, limitsForSize } from './limits.ts'
import { runInSandbox, type SandboxRun } from './sandbox.ts'

const task = new URL('./trials/hostile.task.ts', import.meta.url)
const limits = { seconds: 20, memoryMb: 64 }

it('gives back what the task made of the input', async () => {
  const echo = { text: '部品', bytes: new Uint8Array([1, 2, 3]), map: new Map([['a', 1]]) }

  const outcome = await runInSandbox({ task, input: { echo }, limits })

  expect(outcome).toEqual({ ok: true, value: echo, warnings: [] })
})

it('takes and gives large values', async () => {
  const echo = new Uint8Array(30_000_000).fill(7)

  const outcome = await runInSandbox<Uint8Array>({ task, input: { echo }, limits })

  expect(outcome.ok && outcome.value.length).toBe(30_000_000)
})

it('ends an endless loop at the time limit', async () => {
  const started = performance.now()
  const outcome = await runInSandbox({ task, input: { way: 'loop' }, limits: { seconds: 1, memoryMb: 64 } })

  expect(outcome).toEqual({
    ok: false,
    problems: [{ path: '', code: 'sandbox.too-slow', facts: { seconds: 1 } }],
  })
  expect(performance.now() - started).toBeLessThan(5000)
})

it.each(['objects', 'map', 'buffers'])('outlives a task that fills the memory with %s', async (way) => {
  const outcome = await runInSandbox({ task, input: { way }, limits })

  expect(outcome).toEqual({
    ok: false,
    problems: [{ path: '', code: 'sandbox.too-much-memory', facts: { megabytes: 64 } }],
  })
})

it.each([
  ['throw', 'TypeError: a bug'],
  ['recursion', 'RangeError: Maximum call stack size exceeded'],
  ['exit', '3'],
  ['nothing', 'no outcome'],
])('reports a task that ends by %s', async (way, reason) => {
  const outcome = await runInSandbox({ task, input: { way }, limits })

  expect(outcome).toEqual({ ok: false, problems: [{ path: '', code: 'sandbox.crashed', facts: { reason } }] })
})

it('reports a task that does not exist', async () => {
  const missing = new URL('./trials/missing.task.ts', import.meta.url)

  const outcome = await runInSandbox({ task: missing, input: {}, limits })

  expect(outcome).toMatchObject({ ok: false, problems: [{ code: 'sandbox.crashed' }] })
})

it('stops when it is aborted, before and while it runs', async () => {
  const early = AbortSignal.abort(new Error('no longer wanted'))
  const soon = AbortSignal.timeout(300)

  const started = performance.now()
  const input = { way: 'loop' }

  await expect(runInSandbox({ task, input, limits, signal: early })).rejects.toThrow('no longer wanted')
  await expect(runInSandbox({ task, input, limits, signal: soon })).rejects.toThrow('timeout')
  expect(performance.now() - started).toBeLessThan(5000)
})

describe('a task', () => {
  it.each(['read', 'write', 'process', 'network'])('may not %s', async (reach) => {
    const outcome = await runInSandbox({ task, input: { reach }, limits })

    expect(outcome).toMatchObject({ ok: true, value: 'ERR_ACCESS_DENIED' })
  })

  it('sees none of our environment', async () => {
    const outcome = await runInSandbox<string>({ task, input: { reach: 'environment' }, limits })

    expect(outcome.ok && outcome.value).not.toContain('PATH')
  })
})

describe('the process of a run', () => {
  const pid = async (way: string, ...[other = {}]: readonly Partial<SandboxRun>[]) => {
    const outcome = await runInSandbox<number>({ task, input: { way }, limits, ...other })
    return outcome.ok ? outcome.value : 0
  }

  it('serves the next input when the first one ended well', async () => {
    const first = await pid('process')
    const second = await pid('process')

    expect(first).toBeGreaterThan(0)
    expect(second).toBe(first)
  })

  it.each(['global', 'prototype', 'replaced', 'timer'])(
    'is not used again after %s left a trace',
    async (way) => {
      const first = await pid(way)
      const second = await pid('process')

      expect(first).toBeGreaterThan(0)
      expect(second).not.toBe(first)
    },
  )

  it.each(['throw', 'exit', 'nothing'])('is not used again after it ended by %s', async (way) => {
    const first = await pid('process')
    await pid(way)
    const second = await pid('process')

    expect(second).not.toBe(first)
  })

  it('is not used again after it was aborted or ran out of time', async () => {
    const first = await pid('process')
    await pid('loop', { signal: AbortSignal.timeout(200) }).catch(() => 0)
    const second = await pid('process')
    await pid('loop', { limits: { ...limits, seconds: 1 } })
    const third = await pid('process')

    expect(new Set([first, second, third]).size).toBe(3)
  })

  it('serves one input at a time, and none of another task or a larger heap', async () => {
    const [first, second] = await Promise.all([pid('process'), pid('process')])
    const larger = await pid('process', { limits: { seconds: 20, memoryMb: 200 } })

    expect(second).not.toBe(first)
    expect([first, second]).not.toContain(larger)
  })
})

it('sets limits by size', () => {
  const megabyte = 1024 * 1024

  expect(limitsForSize(0)).toEqual({ seconds: 30, memoryMb: 64 })
  expect(limitsForSize(megabyte)).toEqual({ seconds: 31, memoryMb: 164 })
  expect(limitsForSize(10 * megabyte)).toEqual({ seconds: 33, memoryMb: 512 })
  expect(limitsForRecords(10 * megabyte)).toEqual({ seconds: 33, memoryMb: 94 })
  expect(limitsForSize(1000 * megabyte)).toEqual({ seconds: 330, memoryMb: 512 })
})
