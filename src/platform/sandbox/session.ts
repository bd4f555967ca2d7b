import type { ChildProcess } from 'node:child_process'
import { type Parsed, problem, unreadable } from '#kernel/parsed/parsed.ts'
import { isAnswer, type SandboxRun, watchChild } from './sandbox.ts'
import { startChild } from './start.ts'

/** A process apart that takes one input after the other: a start costs a tenth of a second, and warm code is quicker. */
export interface Sandbox {
  /** As `runInSandbox`; one call at a time. After a problem the next call has a new process. */
  run<T>(input: unknown): Promise<Parsed<T>>
  close(): void
}

/**
 * Opens a sandbox for many small inputs of one kind.
 * @param options.limits of each call; together they are the limit of a process, which is then replaced
 */
export function openSandbox(options: Pick<SandboxRun, 'task' | 'limits' | 'signal'>): Sandbox {
  let child: ChildProcess | undefined
  let spent = 0

  function retire(): void {
    child?.kill('SIGKILL')
    child = undefined
  }

  return {
    async run<T>(input: unknown): Promise<Parsed<T>> {
      options.signal?.throwIfAborted()
      if (spent > options.limits.seconds * 1000 || child?.connected === false) retire()
      if (child === undefined) spent = 0
      child ??= start(options)
      const begun = performance.now()
      const outcome = await call<T>(child, { ...options, input })
      spent += performance.now() - begun
      if (outcome.isBroken) retire()
      return outcome.answer
    },
    close: retire,
  }
}

function start({ task, limits }: Pick<SandboxRun, 'task' | 'limits'>): ChildProcess {
  const child = startChild(task, limits)
  // Between two calls nobody listens, and an error nobody hears would end this process.
  child.on('error', () => undefined)
  return child
}

interface Called<T> {
  /** The child is of no more use. */
  readonly isBroken: boolean
  readonly answer: Parsed<T>
}

/** @throws the signal's reason when aborted */
async function call<T>(child: ChildProcess, run: SandboxRun): Promise<Called<T>> {
  const ending = Promise.withResolvers<Called<T>>()
  const stopWatching = watchChild(child, run, (found) =>
    ending.resolve({ isBroken: true, answer: unreadable(found) }),
  )
  const abort = () => {
    child.kill('SIGKILL')
    ending.reject(run.signal?.reason)
  }
  const take = (message: unknown) => {
    const answer = isAnswer<T>(message)
      ? message.outcome
      : unreadable(problem('', 'sandbox.crashed', { reason: 'no outcome' }))
    ending.resolve({ isBroken: false, answer })
  }
  run.signal?.addEventListener('abort', abort)
  child.on('message', take)
  try {
    child.send({ input: run.input }, () => {
      // A child that died before it took the input is told by its exit.
    })
    return await ending.promise
  } finally {
    stopWatching()
    child.off('message', take)
    run.signal?.removeEventListener('abort', abort)
  }
}
