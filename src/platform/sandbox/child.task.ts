import { tracesLeft } from './traces.ts'

/**
 * What runs inside the sandbox: loads the task named on the command line and answers each input that comes over the
 * channel with its outcome; ends when the channel closes. An error is left to end the process; the parent reads why
 * from stderr.
 */
const taskUrl = process.argv[2] ?? ''

let hasTraces: (() => boolean) | undefined

process.on('message', ({ run, input }: { readonly run: number; readonly input: unknown }) => {
  void answer(run, outcomeOf(input))
})

async function outcomeOf(input: unknown): Promise<unknown> {
  const task = await import(taskUrl)
  hasTraces ??= tracesLeft()
  return task.run(input)
}

/** The input is no longer held when the outcome is packed: both may be large. */
async function answer(run: number, pending: Promise<unknown>): Promise<void> {
  const outcome = await pending
  process.send?.({ run, outcome, processorSeconds: processorSeconds(), isClean: hasTraces?.() === false })
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
