import { expect, it } from 'vitest'
import type { Job } from '#contract/platform/jobs.ts'
import { failedJobs } from './failed-jobs.ts'

const now = Date.parse('2026-11-22T12:00:00Z')

function job(id: string, changes: Partial<Job>): Job {
  return {
    id,
    kind: 'inventory.read-document',
    state: 'done',
    title: 'a.json',
    done: 1,
    total: 1,
    createdAt: '2026-11-22T10:00:00Z',
    startedAt: '2026-11-22T10:00:00Z',
    endedAt: '2026-11-22T10:00:00Z',
    cancelAsked: false,
    canRunAgain: false,
    startedBy: null,
    origin: 'ui',
    result: {},
    problems: [],
    problemCount: 0,
    subject: { kind: 'ci', id: '1' },
    ...changes,
  }
}

const idsOf = (...jobs: readonly Job[]) => failedJobs(jobs, now).map(({ id }) => id)

it('tells what failed, wholly or partly', () => {
  expect(
    idsOf(job('a', { state: 'failed' }), job('b', { state: 'partly', title: 'b.json' }), job('c', {})),
  ).toEqual(['a', 'b'])
})

it('forgets a failure once the same was tried again', () => {
  const failed = job('old', { state: 'failed' })

  expect(idsOf(job('new', {}), failed)).toEqual([])
  expect(idsOf(job('new', { subject: { kind: 'ci', id: '2' } }), failed)).toEqual(['old'])
  expect(idsOf(job('new', { state: 'partly' }), failed)).toEqual(['new'])
})

it('forgets a failure after a week', () => {
  expect(idsOf(job('old', { state: 'failed', endedAt: '2026-11-15T11:59:00Z' }))).toEqual([])
})
