import { tracesLeft } from './traces.ts'

/**
 * What runs inside the sandbox: loads the task named on the command line and answers each input that comes over the
 * channel with its outcome; ends when the channel closes. An error is left to end the process; the parent reads why
 * from stderr.
 */
const taskUrl = process.argv[2] ?? ''

let hasTraces: (() => boolean) | undefined

process.on('message', (message: { readonly run: number; readonly input: unknown }) => {
  void answer(message)
})

async function answer({ run, input }: { readonly run: number; readonly input: unknown }): Promise<void> {
  const task = await import(taskUrl)
  hasTraces ??= tracesLeft()
  const outcome = await task.run(input)
  process.send?.({ run, outcome, processorSeconds: processorSeconds(), isClean: !hasTraces() })
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
