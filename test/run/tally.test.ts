import { describe, expect, it } from 'vitest'
import { failuresIn, summaryOf, tallyReport } from './tally.ts'

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

describe('failuresIn', () => {
  it('names each test that failed, with the beginning of its message', () => {
    const failureMessages = [`\u001b[31mexpected 1\u001b[39m\n${'at far/away.ts\n'.repeat(40)}`]
    const assertionResults = [
      { status: 'passed', fullName: 'adds' },
      { status: 'failed', fullName: 'subtracts', failureMessages },
    ]
    const report = { testResults: [{ name: '/a/sum.test.ts', status: 'failed', assertionResults }] }

    const [told = '', ...more] = failuresIn(JSON.stringify(report))

    expect(more).toEqual([])
    expect(told.split('\n').slice(0, 2)).toEqual(['failed: /a/sum.test.ts: subtracts', '  expected 1'])
    expect(told.split('\n')).toHaveLength(13)
  })

  it('names a file that could not be loaded', () => {
    const file = { name: 'a.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }

    expect(failuresIn(JSON.stringify({ testResults: [file] }))).toEqual([
      'failed: a.test.ts\n  no such module',
    ])
    expect(failuresIn(undefined)).toEqual([])
  })
})

describe('summaryOf', () => {
  it('tells what failed before the counts, where the end of a log still shows it', () => {
    const failures = ['failed: a.test.ts: adds\n  expected 1']
    const summary = summaryOf([{ title: 'unit', time: 0, passed: 0, failed: 1, skipped: 0, failures }])

    expect(summary.trimStart().split('\n').slice(0, 3)).toEqual([
      'failed: a.test.ts: adds',
      '  expected 1',
      'FAILED     0.0 s  unit: 0 passed, 1 failed',
    ])
  })

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
