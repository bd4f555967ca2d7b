import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { isOtherShape, isShrunk, type RunEnd, type SourceState, stateAfter, worstOf } from './feed-run.ts'

const at = Temporal.Instant.from('2026-11-22T00:00:00Z')

const fresh: SourceState = {
  outcome: null,
  triedAt: null,
  succeededAt: null,
  failures: 0,
  problem: null,
  waitUntil: null,
  nextAt: null,
  gapSince: null,
  heldJobId: null,
}

function endOf(parts: Partial<RunEnd>): RunEnd {
  return {
    jobId: 'job',
    outcome: 'new',
    problem: null,
    gap: false,
    waitSeconds: null,
    intervalSeconds: 3600,
    at,
    chance: 0.5,
    ...parts,
  }
}

const trouble = { part: '', code: 'net.too-slow', facts: {} }

it('takes the worst of the parts', () => {
  expect(worstOf(['not-modified', 'new', 'empty'])).toBe('new')
  expect(worstOf(['new', 'shrunk'])).toBe('shrunk')
  expect(worstOf(['shrunk', 'failed', 'new'])).toBe('failed')
  expect(worstOf([])).toBe('empty')
})

it('counts failures in a row and comes back soon, then more and more rarely', () => {
  const first = stateAfter(fresh, endOf({ outcome: 'failed', problem: trouble }))
  const second = stateAfter(first, endOf({ outcome: 'failed', problem: trouble }))
  const twentieth = Array.from({ length: 18 }).reduce<SourceState>(
    (state) => stateAfter(state, endOf({ outcome: 'failed', problem: trouble })),
    second,
  )

  expect(first).toMatchObject({ outcome: 'failed', failures: 1, problem: trouble, succeededAt: null })
  expect(first.nextAt?.toString()).toBe('2026-11-22T00:05:00Z')
  expect(second.nextAt?.toString()).toBe('2026-11-22T00:10:00Z')
  expect(twentieth).toMatchObject({ failures: 20 })
  expect(twentieth.nextAt?.toString()).toBe('2026-11-22T01:00:00Z')
})

it('does not end failures by a 304', () => {
  const failed = stateAfter(fresh, endOf({ outcome: 'failed', problem: trouble }))

  const after = stateAfter(failed, endOf({ outcome: 'not-modified' }))

  expect(after).toMatchObject({ outcome: 'failed', failures: 1, problem: trouble, succeededAt: null })
})

it.each(['new', 'empty'] as const)('ends failures by an outcome of %s', (outcome) => {
  const failed = stateAfter(fresh, endOf({ outcome: 'failed', problem: trouble }))

  const after = stateAfter(failed, endOf({ outcome }))

  expect(after).toMatchObject({ outcome, failures: 0, problem: null, succeededAt: at })
})

it('waits as long as the source wants, though it would come sooner by itself', () => {
  const after = stateAfter(fresh, endOf({ outcome: 'failed', problem: trouble, waitSeconds: 86_400 }))

  expect(after.waitUntil?.toString()).toBe('2026-11-23T00:00:00Z')
  expect(after.nextAt?.toString()).toBe('2026-11-23T00:00:00Z')
})

it('remembers since when records are missing, until they are there', () => {
  const first = stateAfter(fresh, endOf({ gap: true }))
  const second = stateAfter(first, endOf({ gap: true, at: at.add({ hours: 1 }) }))
  const healed = stateAfter(second, endOf({ at: at.add({ hours: 2 }) }))

  expect(first.gapSince).toEqual(at)
  expect(second.gapSince).toEqual(at)
  expect(healed.gapSince).toBeNull()
})

it('holds back what shrank, until something is taken', () => {
  const held = stateAfter(fresh, endOf({ outcome: 'shrunk', problem: trouble }))
  const taken = stateAfter(held, endOf({ outcome: 'new', jobId: 'later' }))

  expect(held).toMatchObject({ outcome: 'shrunk', heldJobId: 'job', problem: trouble, succeededAt: null })
  expect(taken).toMatchObject({ heldJobId: null, problem: null })
})

it('never comes earlier than a failing source deserves, nor later than usual by more than chance', () => {
  fc.assert(
    fc.property(
      fc.nat(50),
      fc.record({
        outcome: fc.constantFrom('new', 'not-modified', 'empty', 'failed', 'shrunk'),
        intervalSeconds: fc.integer({ min: 300, max: 2_592_000 }),
        chance: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      (failures, end) => {
        const after = stateAfter({ ...fresh, failures }, endOf(end))
        const seconds = ((after.nextAt?.epochMilliseconds ?? 0) - at.epochMilliseconds) / 1000

        expect(seconds).toBeGreaterThanOrEqual(285)
        expect(seconds).toBeLessThanOrEqual(end.intervalSeconds * 1.05 + 1)
      },
    ),
  )
})

it.each([
  [null, 0, false],
  [0, 0, false],
  [100, 80, false],
  [100, 79, true],
  [100, 0, true],
  [100, 500, false],
  [1, 0, true],
] as const)('of %s records before and %s now says that it shrank: %s', (before, now, shrank) => {
  expect(isShrunk(before, now, 20)).toBe(shrank)
})

it('takes a few unreadable entries, but not many', () => {
  expect(isOtherShape({ records: 90, unreadable: 10 })).toBe(false)
  expect(isOtherShape({ records: 89, unreadable: 11 })).toBe(true)
  expect(isOtherShape({ records: 0, unreadable: 0 })).toBe(false)
  expect(isOtherShape({ records: 0, unreadable: 1 })).toBe(true)
})
