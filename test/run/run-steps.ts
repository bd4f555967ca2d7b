import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Step } from './steps.ts'
import { add, failuresIn, type Outcome, type Tally, tallyCommand, tallyReport } from './tally.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const programs = join(root, 'node_modules', '.bin')

const stopped: Outcome = { title: 'stopped by a signal', time: 0, passed: 0, failed: 1, skipped: 0 }

/** A run in progress; a signal ends it after the step at hand. */
interface Run {
  readonly folder: string
  isStopped: boolean
}

/** Runs the steps one after the other, their output live, and stops at nothing but a signal. */
export async function runSteps(steps: readonly Step[]): Promise<readonly Outcome[]> {
  const current: Run = { folder: mkdtempSync(join(tmpdir(), 'renkei-test-')), isStopped: false }
  const outcomes: Outcome[] = []
  try {
    for (const step of steps) if (!current.isStopped) outcomes.push(await runStep(current, step))
  } finally {
    rmSync(current.folder, { recursive: true, force: true })
  }
  return current.isStopped ? [...outcomes, stopped] : outcomes
}

async function runStep(current: Run, step: Step): Promise<Outcome> {
  process.stdout.write(`\n=== ${step.title}\n`)
  const began = performance.now()
  const tally = step.counts === 'tests' ? await runTests(current, step) : await runCommands(current, step)
  return { ...tally, title: step.title, time: performance.now() - began }
}

async function runCommands(current: Run, step: Step): Promise<Tally> {
  let worst = 0
  for (const command of step.commands) {
    if (!current.isStopped) worst = Math.max(worst, await start(current, command))
  }
  return tallyCommand(worst)
}

async function runTests(current: Run, step: Step): Promise<Tally & Pick<Outcome, 'failures'>> {
  let tally: Tally = { passed: 0, failed: 0, skipped: 0 }
  const failures: string[] = []
  for (const [index, command] of step.commands.entries()) {
    const file = join(current.folder, `${step.name}-${index}.json`)
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const exitCode = await start(current, [...command, ...reporters])
    const report = readIfThere(file)
    tally = add(tally, tallyReport(report, exitCode))
    failures.push(...failuresIn(report))
  }
  return { ...tally, failures }
}

/** @returns the exit code, or 1 when the program could not be started or was ended by a signal */
function start(current: Run, [program = '', ...args]: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(join(programs, program), args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PATH: `${programs}${delimiter}${process.env.PATH ?? ''}` },
    })
    const letGo = passSignals(current, child)
    const end = (exitCode: number) => {
      letGo()
      resolve(exitCode)
    }
    child.once('close', (code) => end(code ?? 1))
    child.once('error', (error) => {
      process.stderr.write(`${program} could not be started: ${error.message}\n`)
      end(1)
    })
  })
}

/** Whoever ends the run ends the step at hand as well. @returns a function that stops listening */
function passSignals(current: Run, child: ChildProcess): () => void {
  const end = (signal: NodeJS.Signals) => {
    current.isStopped = true
    child.kill(signal)
  }
  process.once('SIGINT', end).once('SIGTERM', end)
  return () => process.off('SIGINT', end).off('SIGTERM', end)
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
