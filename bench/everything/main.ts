import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { measurement, seconds } from '../benches/measurement.ts'
import { judge, type Line, renderTable } from '../report.ts'
import { tell } from '../stage/tell.ts'
import { differenceOf, readState, recordsIn, type State } from './state.ts'

const program = join(import.meta.dirname, '../../src/apps/cli/main.ts')

/** The cold load's promise: 300,000 records in a minute. */
const recordsPerSecond = 5000

/**
 * `npm run bench -- everything [--data FOLDER]`: everything real beside the project by one command into an empty
 * installation, then once more, then into another one with the power cut half-way; all three must know the same.
 * @returns the exit code: 0 all met · 1 one missed · 2 bad use
 */
export async function measureEverything(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      data: { type: 'string', default: resolve(import.meta.dirname, '../../../shared/data') },
      size: { type: 'string' },
    },
  })
  if (!existsSync(values.data)) {
    tell(`there is nothing at ${values.data}`)
    return 2
  }
  const folder = await mkdtemp(join(tmpdir(), 'renkei-everything-'))
  try {
    const lines = (await measureAll(folder, values.data)).map(judge)
    process.stdout.write(`${renderTable(lines)}\n`)
    return lines.every(({ met }: Line) => met) ? 0 : 1
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureAll(folder: string, data: string) {
  const [one, other] = [join(folder, 'one'), join(folder, 'other')]
  const cold = await importAll(one, data)
  const state = await readState(one)
  const again = await importAll(one, data)
  const after = await readState(one)
  const killed = await killHalfWay(other, data, cold.seconds / 2)
  const rerun = await importAll(other, data)
  return [
    row('cold', cold, { state, wrong: null }),
    row('again', again, { state: after, wrong: differenceOf(state, after) }),
    row(`killed after ${killed} s, again`, rerun, {
      state,
      wrong: differenceOf(state, await readState(other)),
    }),
  ]
}

function row(name: string, run: Run, told: { readonly state: State; readonly wrong: string | null }) {
  const records = recordsIn(told.state)
  return measurement({
    name: `everything: ${name}`,
    target: seconds(records / recordsPerSecond),
    samples: [run.seconds],
    wrong: run.code === 0 ? told.wrong : `the command ended with ${run.code}`,
    note: `${records} records, ${run.processorSeconds.toFixed(0)} s of processor time`,
  })
}

interface Run {
  readonly code: number | null
  readonly seconds: number
  /** Of all processes that the command started. */
  readonly processorSeconds: number
}

async function importAll(folder: string, data: string): Promise<Run> {
  const before = processorSeconds()
  const began = performance.now()
  const child = start(folder, data)
  const [code] = await once(child, 'exit')
  const run = {
    code,
    seconds: (performance.now() - began) / 1000,
    processorSeconds: processorSeconds() - before,
  }
  tell(`imported in ${run.seconds.toFixed(1)} s, ${run.processorSeconds.toFixed(1)} s of processor time`)
  return run
}

/** @returns after how many seconds */
async function killHalfWay(folder: string, data: string, after: number): Promise<number> {
  const child = start(folder, data)
  await pause(after * 1000)
  child.kill('SIGKILL')
  // PostgreSQL sees that nobody is there any more.
  await pause(3000)
  return Math.round(after)
}

function start(folder: string, data: string): ChildProcess {
  // Nothing of the surroundings: neither another server's address nor another database.
  return spawn(process.execPath, [program, 'feed', 'import', 'auto', data], {
    env: { RENKEI_DATA: folder, RENKEI_LOG: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

const ticksPerSecond = 100

/** Of children that have ended, and of theirs (proc_pid_stat(5): cutime, cstime). */
function processorSeconds(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond
}
