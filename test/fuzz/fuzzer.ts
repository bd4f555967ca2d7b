import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { inputOf, type Order, type Report } from './order.ts'
import { allDoors, samplesOf, type Target } from './targets.ts'

/** An input that a reader did not answer as it should. */
export interface Finding {
  readonly target: string
  /** What went wrong, for a person. */
  readonly fault: string
  readonly input: Buffer
  readonly round: number
}

export interface FuzzRun {
  readonly target: Target
  readonly seed: number
  readonly rounds: number
  readonly milliseconds?: number
}

export interface Outcome {
  readonly findings: readonly Finding[]
  /** Inputs that were read. */
  readonly rounds: number
}

/** Tries readers with damaged documents in a process that is ended at its limits. */
export interface Fuzzer {
  fuzz(run: FuzzRun): Promise<Outcome>
  /** Reads one input. @returns what went wrong, or null */
  replay(target: Target, input: Buffer): Promise<string | null>
  close(): void
}

/** What one input may take: seconds on the wall, megabytes of heap; and where the readers are registered. */
export interface FuzzLimits {
  readonly seconds: number
  readonly memoryMb: number
  readonly doors: readonly string[]
}

const usualLimits: FuzzLimits = { seconds: 5, memoryMb: 256, doors: allDoors }

/** The first answer of a worker waits for all readers to load. */
const loadSeconds = 60

export function startFuzzer(others: Partial<FuzzLimits> = {}): Fuzzer {
  const limits = { ...usualLimits, ...others }
  let worker: ChildProcess | null = null
  let isLoaded = false
  const tooSlow = `takes more than ${limits.seconds} s`
  const drop = () => {
    worker?.kill('SIGKILL')
    worker = null
    isLoaded = false
  }

  /** Gives an order and listens until it is done, or the worker had to be ended. */
  async function give(order: Order, hear: (report: Report) => void): Promise<string | null> {
    worker ??= startWorker(limits)
    const child = worker
    const ended = Promise.withResolvers<string | null>()
    let words = ''
    let timer = setTimeout(() => ended.resolve('does not start'), loadSeconds * 1000)
    const listen = (report: Report) => {
      isLoaded = true
      clearTimeout(timer)
      timer = setTimeout(() => ended.resolve(tooSlow), limits.seconds * 1000)
      hear(report)
      if ('done' in report) ended.resolve(null)
    }
    const note = (chunk: Buffer) => {
      words = (words + chunk.toString('utf8')).slice(-4000)
    }
    const close = (code: number | null, signal: string | null) =>
      ended.resolve(deathOf(words, signal ?? code))
    child.on('message', listen).once('close', close)
    child.stderr?.on('data', note)
    child.send(order)
    const death = await ended.promise
    clearTimeout(timer)
    child.off('message', listen).off('close', close)
    child.stderr?.off('data', note)
    if (death !== null) {
      if (!isLoaded) throw new Error(`the worker ${death}`)
      drop()
    }
    return death
  }

  async function replay(target: Target, input: Buffer): Promise<string | null> {
    let fault: string | null = null
    const death = await give({ target: target.name, input }, (report) => {
      if ('fault' in report) fault = report.fault
    })
    return death ?? fault
  }

  async function fuzz({
    target,
    seed,
    rounds,
    milliseconds = Number.MAX_SAFE_INTEGER,
  }: FuzzRun): Promise<Outcome> {
    const samples = samplesOf(target)
    const findings: Finding[] = []
    const until = performance.now() + milliseconds
    const find = (fault: string, round: number) =>
      findings.push({ target: target.name, fault, round, input: inputOf(samples, seed, round) })
    let begun = -1
    for (let from = 0; from < rounds && performance.now() < until; from = begun + 1) {
      const order = { target: target.name, seed, from, to: rounds, milliseconds: until - performance.now() }
      const death = await give(order, (report) => {
        if ('begins' in report) begun = report.begins
        else if ('fault' in report) find(report.fault, report.round)
      })
      if (death === null) break
      // A busy machine may stop a worker for seconds: slow is what is slow once more, alone.
      if (death !== tooSlow || (await replay(target, inputOf(samples, seed, begun))) !== null)
        find(death, begun)
    }
    return { findings, rounds: begun + 1 }
  }

  return { fuzz, replay, close: drop }
}

function startWorker({ memoryMb, doors }: FuzzLimits): ChildProcess {
  return fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), doors, {
    execArgv: [`--max-old-space-size=${memoryMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
}

function deathOf(words: string, ending: string | number | null): string {
  if (/heap out of memory|Array buffer allocation failed/.test(words)) return 'takes more memory than allowed'
  return `ends the process (${ending}): ${words.slice(-1000)}`
}
