import { stripVTControlCharacters } from 'node:util'

/** Lines of a failure's message that are told again at the end. */
const shownLines = 12

/** How many checks of a step went which way. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** A step that was run, with its time in milliseconds. */
export interface Outcome extends Tally {
  readonly title: string
  readonly time: number
  /** What failed, as `failuresIn` tells it. */
  readonly failures?: readonly string[]
}

/** The part of vitest's JSON report that is counted. */
interface Report {
  readonly success?: boolean
  readonly numPassedTests?: number
  readonly numFailedTests?: number
  readonly numPendingTests?: number
  readonly numTodoTests?: number
  readonly testResults?: readonly FileReport[]
}

interface FileReport {
  readonly name?: string
  readonly status?: string
  readonly message?: string
  readonly assertionResults?: readonly TestReport[]
}

interface TestReport {
  readonly status?: string
  readonly fullName?: string
  readonly failureMessages?: readonly string[]
}

/** One command that says yes or no. */
export function tallyCommand(exitCode: number): Tally {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }
}

/**
 * The tests of a vitest run. A file that could not be loaded counts as one failure, and so does a run that ended badly
 * with every test green, ran no test, or left no report.
 * @param text the JSON report, or undefined when there is none
 */
export function tallyReport(text: string | undefined, exitCode: number): Tally {
  const report = parseReport(text)
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 }
  const passed = report.numPassedTests ?? 0
  const failed = (report.numFailedTests ?? 0) + unloadedFiles(report)
  const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0)
  const isUnsound = exitCode !== 0 || report.success === false || passed + failed + skipped === 0
  return { passed, failed: failed === 0 && isUnsound ? 1 : failed, skipped }
}

/**
 * What failed in a vitest run, to be told again at its end: where only the last lines of a long log are kept, they must
 * say what was wrong.
 * @param text the JSON report, or undefined when there is none
 * @returns per failure its file and name, then the first lines of its message
 */
export function failuresIn(text: string | undefined): readonly string[] {
  return (parseReport(text)?.testResults ?? []).flatMap((file) => {
    const failed = (file.assertionResults ?? []).filter((test) => test.status === 'failed')
    if (failed.length === 0) return isUnloaded(file) ? [toldFailure(file.name ?? '', file.message ?? '')] : []
    return failed.map((test) =>
      toldFailure(`${file.name ?? ''}: ${test.fullName ?? ''}`, (test.failureMessages ?? []).join('\n')),
    )
  })
}

/** The steps with their times and what failed in them, then the one line that machines read. */
export function summaryOf(outcomes: readonly Outcome[]): string {
  const lines = outcomes.map((outcome) => {
    const seconds = (outcome.time / 1000).toFixed(1).padStart(7)
    return `${outcome.failed === 0 ? 'ok    ' : 'FAILED'} ${seconds} s  ${outcome.title}: ${counts(outcome)}`
  })
  const failures = outcomes.flatMap((outcome) => outcome.failures ?? [])
  const total = outcomes.reduce(add, { passed: 0, failed: 0, skipped: 0 })
  return `\n${[...failures, ...lines].join('\n')}\n${counts(total)}\n`
}

/** The sum of two tallies. */
export function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }
}

function counts({ passed, failed, skipped }: Tally): string {
  const line = `${passed} passed, ${failed} failed`
  return skipped > 0 ? `${line}, ${skipped} skipped` : line
}

function parseReport(text: string | undefined): Report | undefined {
  try {
    const report: Report | null = JSON.parse(text ?? 'null')
    return report ?? undefined
  } catch {
    return undefined
  }
}

function unloadedFiles(report: Report): number {
  return (report.testResults ?? []).filter(isUnloaded).length
}

function isUnloaded(file: FileReport): boolean {
  const tests = file.assertionResults ?? []
  return file.status === 'failed' && !tests.some((test) => test.status === 'failed')
}

function toldFailure(title: string, message: string): string {
  const told = stripVTControlCharacters(message).split('\n').slice(0, shownLines)
  return [`failed: ${title}`, ...told.map((line) => `  ${line}`)].join('\n')
}
