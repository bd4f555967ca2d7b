import { describe, expect, it } from 'vitest'
import { summaryOf, tallyReport } from './tally.ts'

const green = { success: true, numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 }

describe('tallyReport', () => {
  it('counts tests that passed, failed and were skipped', () => {
    const text = JSON.stringify({ ...green, success: false, numFailedTests: 2 })

    expect(tallyReport(text, 1)).toEqual({ passed: 3, failed: 2, skipped: 2 })
  })

  it('counts a file that could not be loaded as one failure', () => {
    const text = JSON.stringify({
      ...green,
      success: false,
      testResults: [{ status: 'failed', assertionResults: [] }],
    })

    expect(tallyReport(text, 1)).toEqual({ passed: 3, failed: 1, skipped: 2 })
  })

  it.each([
    ['left no report', undefined, 1],
    ['left half a report', '{"success":tr', 0],
    ['left nothing but null', 'null', 0],
    ['ran no test', '{"success":true,"numPassedTests":0}', 0],
    ['ended badly with every test green', '{"success":true,"numPassedTests":0,"numTodoTests":0}', 1],
    ['says that it did not succeed', '{"success":false,"numPassedTests":0}', 0],
  ])('fails a run that %s', (_, text, exitCode) => {
    expect(tallyReport(text, exitCode)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('fails a run whose exit code is bad though its tests are green', () => {
    expect(tallyReport(JSON.stringify(green), 1)).toEqual({ passed: 3, failed: 1, skipped: 2 })
  })
})

describe('summaryOf', () => {
  it('ends with one line that adds everything up', () => {
    const summary = summaryOf([
      { title: 'lint', time: 1234, passed: 1, failed: 0, skipped: 0 },
      { title: 'unit', time: 61_000, passed: 40, failed: 2, skipped: 3 },
    ])

    expect(summary.trimEnd().split('\n')).toEqual([
      '',
      'ok         1.2 s  lint: 1 passed, 0 failed',
      'FAILED    61.0 s  unit: 40 passed, 2 failed, 3 skipped',
      '41 passed, 2 failed, 3 skipped',
    ])
  })

  it('leaves skipped out when there are none', () => {
    const summary = summaryOf([{ title: 'lint', time: 0, passed: 1, failed: 0, skipped: 0 }])

    expect(summary.trimEnd().split('\n').at(-1)).toBe('1 passed, 0 failed')
  })
})
