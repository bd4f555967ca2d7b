import type { ChildProcess } from 'node:child_process'
import type { Problem } from '#kernel/errors/app-error.ts'
import { type Parsed, problem, unreadable } from '#kernel/parsed/parsed.ts'
import type { SandboxLimits } from './limits.ts'
import { watchMemory } from './memory-watch.ts'
import { startChild } from './start.ts'

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

/**
 * Runs a task apart, in a process of its own that is killed at its limits: whatever the input does to the parser, this
 * process goes on. (In a worker thread a growing map or array aborts the whole process at the heap limit.)
 * @returns what the task returned, or the problem `sandbox.too-slow`, `sandbox.too-much-memory` or `sandbox.crashed`
 * @throws the signal's reason when aborted
 */
export async function runInSandbox<T>(run: SandboxRun): Promise<Parsed<T>> {
  run.signal?.throwIfAborted()
  const child = startChild(run.task, run.limits)
  const ending = Promise.withResolvers<Parsed<T>>()
  const refuse = (found: Problem) => ending.resolve(unreadable(found))
  const stopWatching = watchChild(child, run, refuse)
  const abort = () => ending.reject(run.signal?.reason)
  run.signal?.addEventListener('abort', abort)
  child.on('message', (message) => {
    if (isAnswer<T>(message)) ending.resolve(message.outcome)
    else refuse(problem('', 'sandbox.crashed', { reason: 'no outcome' }))
  })
  try {
    child.send({ input: run.input }, () => {
      // A child that died before it took the input is told by its exit.
    })
    return await ending.promise
  } finally {
    stopWatching()
    run.signal?.removeEventListener('abort', abort)
    child.kill('SIGKILL')
  }
}

/** Tells when the child goes beyond its limits or ends. @returns a function that stops watching */
export function watchChild(
  child: ChildProcess,
  { limits }: Pick<SandboxRun, 'limits'>,
  refuse: (found: Problem) => void,
): () => void {
  const tooMuch = problem('', 'sandbox.too-much-memory', { megabytes: limits.memoryMb })
  const tooSlow = problem('', 'sandbox.too-slow', { seconds: limits.seconds })
  const timer = setTimeout(() => refuse(tooSlow), limits.seconds * 1000)
  const allowedMb = limits.memoryMb * 2 + memoryBesideHeapMb
  const stopMemory = watchMemory(child.pid ?? 0, allowedMb, () => refuse(tooMuch))
  const words = collectLastWords(child)
  const fail = (error: Error) => refuse(problem('', 'sandbox.crashed', { reason: error.message }))
  const end = (code: number | null, signal: string | null) => {
    const said = words.read()
    if (isOutOfMemory(said)) refuse(tooMuch)
    else if (signal === 'SIGXCPU') refuse(tooSlow)
    else refuse(problem('', 'sandbox.crashed', { reason: reasonOf(said) ?? `${signal ?? code}` }))
  }
  child.once('error', fail)
  child.once('close', end)
  return () => {
    clearTimeout(timer)
    stopMemory()
    words.stop()
    child.off('error', fail)
    child.off('close', end)
  }
}

/** The end of what the child wrote to stderr. */
function collectLastWords(child: ChildProcess): { read(): string; stop(): void } {
  let words = ''
  const take = (chunk: string) => {
    words = (words + chunk).slice(-16_384)
  }
  child.stderr?.setEncoding('utf8').on('data', take)
  return { read: () => words, stop: () => void child.stderr?.off('data', take) }
}

function isOutOfMemory(words: string): boolean {
  return /heap out of memory|Array buffer allocation failed|Invalid string length|Out of memory/i.test(words)
}

/** The line that names the error, without the stack, which holds paths of this machine. */
function reasonOf(words: string): string | null {
  return /^\w*Error\b.*$/m.exec(words)?.[0].slice(0, 300) ?? null
}

/** The value's type is the task's promise; only the outer form can be checked here. */
export function isAnswer<T>(message: unknown): message is { readonly outcome: Parsed<T> } {
  if (typeof message !== 'object' || message === null || !('outcome' in message)) return false
  const { outcome } = message
  return typeof outcome === 'object' && outcome !== null && 'ok' in outcome
}
