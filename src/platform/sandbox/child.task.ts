/**
 * What runs inside the sandbox: loads the task named on the command line, hands it the one input that comes over the
 * channel, sends its outcome back and ends. An error is left to end the process; the parent reads why from stderr.
 */
const taskUrl = process.argv[2] ?? ''

process.once('message', (message: { readonly input: unknown }) => {
  void answer(message.input)
})

async function answer(input: unknown): Promise<void> {
  const task = await import(taskUrl)
  process.send?.({ outcome: await task.run(input) })
}
