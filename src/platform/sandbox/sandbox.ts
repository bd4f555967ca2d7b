import type { Problem } from '#kernel/errors/app-error.ts'
import { type Parsed, problem, unreadable } from '#kernel/parsed/parsed.ts'
import { type Child, dropChild, keepChild, takeChild } from './children.ts'
import type { SandboxLimits } from './limits.ts'
import { watchMemory } from './memory-watch.ts'

export interface SandboxRun {
  /** A `*.task.ts` module that exports `run(input)`, which gives a `Parsed` value or a promise of one. */
  readonly task: URL
  /** Anything that can be cloned: bytes, plain objects, maps. */
  readonly input: unknown
  readonly limits: SandboxLimits
  readonly signal?: AbortSignal
}

/** Beside its heap a child needs room for Node itself, for the input's bytes and for sending the outcome. */
const memoryBesideHeapMb = 256

/** Tells the answers of one run from a late one of another. */
let runs = 0

/**
 * Runs a task apart, in a process of its own that is killed at its limits: whatever the input does to the parser, this
 * process goes on. (In a worker thread a growing map or array aborts the whole process at the heap limit.) A process
 * whose run ended well and left no traces in it may serve another input of the same task later.
 * @returns what the task returned, or the problem `sandbox.too-slow`, `sandbox.too-much-memory` or `sandbox.crashed`
 * @throws the signal's reason when aborted
 */
export async function runInSandbox<T>(run: SandboxRun): Promise<Parsed<T>> {
  run.signal?.throwIfAborted()
  const child = takeChild(run.task, run.limits)
  runs += 1
  const ending = Promise.withResolvers<Ending<T>>()
  const stopListening = listen(child, run, ending)
  const { outcome, warmSeconds } = await ending.promise
    .catch((error: unknown) => {
      dropChild(child)
      throw error
    })
    .finally(stopListening)
  if (warmSeconds === null) dropChild(child)
  else keepChild(child, warmSeconds)
  return outcome
}

interface Ending<T> {
  readonly outcome: Parsed<T>
  /** Processor time the child has used if it may be used again, else null. */
  readonly warmSeconds: number | null
}

/** Sends the input and settles the ending by whatever comes first. @returns a function that stops listening */
function listen<T>(child: Child, run: SandboxRun, ending: PromiseWithResolvers<Ending<T>>): () => void {
  const number = runs
  const refuse = (found: Problem) => ending.resolve({ outcome: unreadable(found), warmSeconds: null })
  const stopWatching = watchChild(child, run, refuse)
  const abort = () => ending.reject(run.signal?.reason)
  const hear = (message: unknown) => {
    if (isAnswer<T>(message, number)) {
      const { outcome, isClean, processorSeconds } = message
      ending.resolve({ outcome, warmSeconds: isClean ? processorSeconds : null })
    } else refuse(problem('', 'sandbox.crashed', { reason: 'no outcome' }))
  }
  run.signal?.addEventListener('abort', abort)
  child.process.on('message', hear)
  child.process.send({ run: number, input: run.input }, () => {
    // A child that died before it took the input is told by its exit.
  })
  return () => {
    stopWatching()
    run.signal?.removeEventListener('abort', abort)
    child.process.off('message', hear)
  }
}

function watchChild(child: Child, { limits }: SandboxRun, refuse: (found: Problem) => void): () => void {
  const tooMuch = problem('', 'sandbox.too-much-memory', { megabytes: limits.memoryMb })
  const tooSlow = problem('', 'sandbox.too-slow', { seconds: limits.seconds })
  const timer = setTimeout(() => refuse(tooSlow), limits.seconds * 1000)
  const allowedMb = child.memoryMb * 2 + memoryBesideHeapMb
  const stopMemory = watchMemory(child.process.pid ?? 0, allowedMb, () => refuse(tooMuch))
  const fail = (error: Error) => refuse(problem('', 'sandbox.crashed', { reason: error.message }))
  const close = (code: number | null, signal: string | null) => {
    const words = child.lastWords
    if (isOutOfMemory(words)) refuse(tooMuch)
    else if (signal === 'SIGXCPU') refuse(tooSlow)
    else refuse(problem('', 'sandbox.crashed', { reason: reasonOf(words) ?? `${signal ?? code}` }))
  }
  child.process.once('error', fail).once('close', close)
  return () => {
    clearTimeout(timer)
    stopMemory()
    child.process.off('error', fail).off('close', close)
  }
}

function isOutOfMemory(words: string): boolean {
  return /heap out of memory|Array buffer allocation failed|Invalid string length|Out of memory/i.test(words)
}

/** The line that names the error, without the stack, which holds paths of this machine. */
function reasonOf(words: string): string | null {
  return /^\w*Error\b.*$/m.exec(words)?.[0].slice(0, 300) ?? null
}

interface Answer<T> {
  readonly outcome: Parsed<T>
  readonly isClean: boolean
  readonly processorSeconds: number
}

/** The value's type is the task's promise; only the outer form can be checked here. */
function isAnswer<T>(message: unknown, run: number): message is Answer<T> {
  if (typeof message !== 'object' || message === null || !('outcome' in message)) return false
  const { outcome } = message
  return (
    'run' in message &&
    message.run === run &&
    typeof outcome === 'object' &&
    outcome !== null &&
    'ok' in outcome
  )
}
